package io.dialer.emulator.account;

/**
 * An audio file of the account.
 *
 * @param durationMs emulated milliseconds
 */
public record AudioFile(int id, String name, long durationMs) {}
