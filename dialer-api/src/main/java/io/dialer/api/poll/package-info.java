/** Polls over REST. */
package io.dialer.api.poll;
