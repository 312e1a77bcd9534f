/** Recordings of talks: fetching them and what speech analytics make of them (section 3.4). */
package io.dialer.emulator.recording;
