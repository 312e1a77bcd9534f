/** Signing in, and who needs not. */
package io.dialer.api.session;
