/** How far tasks have come, asked for or told as it changes. */
package io.dialer.api.progress;
