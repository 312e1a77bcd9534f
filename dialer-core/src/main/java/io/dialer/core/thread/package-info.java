/** Threads of the service's own. */
@NullMarked
package io.dialer.core.thread;

import org.jspecify.annotations.NullMarked;
