/** Polls: questionnaires whose key presses lead to actions. */
package io.dialer.core.poll;
