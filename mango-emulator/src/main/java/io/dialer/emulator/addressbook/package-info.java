/** The address book: organisations, groups, contacts (section 3.7). */
package io.dialer.emulator.addressbook;
