/** The embedded PostgreSQL, with real processes. */
package io.dialer.api.database;
