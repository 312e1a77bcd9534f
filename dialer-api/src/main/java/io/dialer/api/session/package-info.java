/** Who may use the API: signing in, and requests from this very machine. */
package io.dialer.api.session;
