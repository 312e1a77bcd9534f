package io.dialer.emulator.account;

/** An incoming line and the scheme behind it. */
public record Line(int id, String number, Scheme scheme) {}
