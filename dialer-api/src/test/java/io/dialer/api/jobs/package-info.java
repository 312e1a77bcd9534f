/** What must run once per cluster. */
package io.dialer.api.jobs;
