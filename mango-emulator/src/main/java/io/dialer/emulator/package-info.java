/** An emulated MANGO OFFICE virtual PBX for demonstrations, tests and benchmarks. */
package io.dialer.emulator;
