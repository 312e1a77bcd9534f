package io.dialer.core.telephony;

/**
 * Why a leg or a command ended.
 *
 * @param code the PBX's own code, kept as received
 * @param reason what the code means to the engine
 */
public record Cause(String code, EndReason reason) {}
