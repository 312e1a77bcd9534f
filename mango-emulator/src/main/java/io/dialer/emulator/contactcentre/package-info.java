/** The contact centre: statuses and sessions of operators, tasks, themes, scripts, marks. */
package io.dialer.emulator.contactcentre;
