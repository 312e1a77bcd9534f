/** Webhooks of our own over REST, and their deliveries over HTTP. */
package io.dialer.api.webhook;
