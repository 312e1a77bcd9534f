/** What is said about settings that are wrong. */
package io.dialer.api.settings;
