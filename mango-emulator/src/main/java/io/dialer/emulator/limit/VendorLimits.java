package io.dialer.emulator.limit;

/** What the vendor does not let a product do: too many requests, too many malformed ones. */
public record VendorLimits(LimitTable rates, Lockout lockout) {}
