/** Webhooks over REST, and their deliveries over real HTTP. */
package io.dialer.api.webhook;
