/** Webhooks of our own: changes of the feeds are sent to whoever subscribed to them. */
package io.dialer.core.webhook;
