/** The commands of the command line that need the configuration. */
package io.dialer.api.command;
