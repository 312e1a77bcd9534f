package io.dialer.emulator.subscriber;

import io.dialer.emulator.scenario.Behaviour;

/**
 * What becomes of a ringing telephone.
 *
 * @param afterMs emulated milliseconds until it happens
 */
public record Answering(Behaviour behaviour, long afterMs) {}
