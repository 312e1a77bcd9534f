/** The demonstration: one command that shows a poll campaign from REST to result. */
package io.dialer.api.demo;
