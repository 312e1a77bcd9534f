/**
 * How fast the dialer is, beside what a user would pick instead and beside what the machine could
 * do at all. Every figure is a ratio of things measured in one run, on one machine.
 */
package io.dialer.bench;
