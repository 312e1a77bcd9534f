/** Tasks over REST. */
package io.dialer.api.task;
