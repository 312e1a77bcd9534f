/** Results over REST, streamed from the database. */
package io.dialer.api.result;
