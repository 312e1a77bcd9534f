/** What runs while the service runs: the engine and its loops. */
package io.dialer.api.engine;
