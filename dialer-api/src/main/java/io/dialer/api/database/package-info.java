/** The PostgreSQL that the dialer works on: one that it is told of, or one of its own. */
package io.dialer.api.database;
