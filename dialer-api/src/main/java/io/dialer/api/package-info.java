/**
 * The application: its configuration, its commands and, on one screen, how its parts are joined.
 */
package io.dialer.api;
