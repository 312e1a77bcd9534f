/** A real PostgreSQL for tests. */
package io.dialer.core.database;
