package io.dialer.core.telephony;

/**
 * What a PBX can do for the dialer. What it cannot is said here, never by a method that throws.
 *
 * @param adapter the adapter's name, as shown to users
 * @param polls whether an answered call can hear prompts and its key presses be heard
 * @param promptsPerCall whether a text made for one call can be spoken
 */
public record Capabilities(String adapter, boolean polls, boolean promptsPerCall) {}
