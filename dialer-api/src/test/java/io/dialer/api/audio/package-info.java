/** Uploading, listening to and deleting audio, over real HTTP. */
package io.dialer.api.audio;
