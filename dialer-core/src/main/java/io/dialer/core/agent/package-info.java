/** Who may answer: extensions and groups of the PBX, and whether they are talking. */
package io.dialer.core.agent;
