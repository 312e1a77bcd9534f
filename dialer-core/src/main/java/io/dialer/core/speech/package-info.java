/** Speaking texts: the engines that can, and the texts that were spoken. */
package io.dialer.core.speech;
