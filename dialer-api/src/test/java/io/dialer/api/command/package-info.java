/** The command line. */
package io.dialer.api.command;
