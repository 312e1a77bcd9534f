/** The service as tests run it: a real one, over real HTTP, on a real PostgreSQL. */
package io.dialer.api.harness;
