/** What can go wrong between us and PostgreSQL, and what is done about it. */
package io.dialer.core.database;
