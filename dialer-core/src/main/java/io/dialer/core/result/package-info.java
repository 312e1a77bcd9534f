/** Results of numbers and of polls, and the feed in which they are read. */
package io.dialer.core.result;
