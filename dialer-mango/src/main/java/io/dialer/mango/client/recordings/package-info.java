/** Recordings of talks and what was said in them (document, section 3.4). */
package io.dialer.mango.client.recordings;
