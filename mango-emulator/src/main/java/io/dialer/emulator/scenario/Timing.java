package io.dialer.emulator.scenario;

/**
 * Delays of the PBX itself, in emulated milliseconds.
 *
 * @param setupMs from an accepted command to the first event of its call
 * @param switchMs from one leg to the next of the same call
 * @param resultMs from an accepted command to its {@code /result/…}: events may come first (section
 *     3.2)
 * @param noAnswerMs after which an unanswered call is given up
 * @param statisticsMs how long statistics take to prepare
 * @param statisticsKeptMs how long prepared statistics can be fetched; the document promises a
 *     minute
 * @param recordingSavedMs from the end of a recorded talk until its recording can be fetched
 */
public record Timing(
    Range setupMs,
    Range switchMs,
    Range resultMs,
    long noAnswerMs,
    long statisticsMs,
    long statisticsKeptMs,
    long recordingSavedMs) {}
