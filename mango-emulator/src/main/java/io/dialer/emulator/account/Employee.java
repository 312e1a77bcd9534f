package io.dialer.emulator.account;

/**
 * An employee of the account.
 *
 * @param number the telephone that rings: a SIP address or a number
 */
public record Employee(int id, String extension, String name, String number) {}
