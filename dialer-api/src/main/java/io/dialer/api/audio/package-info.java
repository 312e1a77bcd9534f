/** Uploading, listening to and deleting audio. */
package io.dialer.api.audio;
