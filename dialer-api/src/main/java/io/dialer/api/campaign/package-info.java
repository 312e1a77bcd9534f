/** Campaigns over REST. */
package io.dialer.api.campaign;
