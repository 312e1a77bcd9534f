package io.dialer.emulator.account;

import java.util.List;

/** A group of operators with its short number. */
public record Group(int id, String extension, String name, List<Employee> members) {}
