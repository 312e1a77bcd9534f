/** Calls: one attempt each, its legs, and the only ways its state may move. */
package io.dialer.core.call;
