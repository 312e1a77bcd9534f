/** What must run once per cluster, however many nodes there are. */
package io.dialer.api.jobs;
