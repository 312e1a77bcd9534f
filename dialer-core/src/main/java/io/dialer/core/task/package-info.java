/** Tasks: lists of numbers to dial, and what becomes of each number. */
package io.dialer.core.task;
