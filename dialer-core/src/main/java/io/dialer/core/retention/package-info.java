/** What is kept for how long, and how the rest is deleted. */
package io.dialer.core.retention;
