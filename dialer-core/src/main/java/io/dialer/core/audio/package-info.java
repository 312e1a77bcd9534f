/** Audio files that marketing uploads, and the prompts that polls play. */
package io.dialer.core.audio;
