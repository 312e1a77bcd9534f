/** The vendor's API over HTTP: forms, signatures, errors. */
package io.dialer.emulator.http;
