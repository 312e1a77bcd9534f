/** How everything stands. */
package io.dialer.api.status;
