/**
 * The chaos run: nodes, the database, the wire and the clocks fail at random while calls are made,
 * and the emulated PBX's log tells whether the promises held all the same. {@code docs/chaos.md}.
 */
package io.dialer.api.chaos;
