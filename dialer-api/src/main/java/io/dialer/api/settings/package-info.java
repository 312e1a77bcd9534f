/** Reading the configuration from a file and the environment, and saying what is wrong with it. */
package io.dialer.api.settings;
