/** What this service needs as a client of HTTP. */
package io.dialer.core.http;
