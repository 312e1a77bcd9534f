/** What MANGO OFFICE tells us: webhooks verified, stored, read and applied. */
package io.dialer.mango.webhook;
