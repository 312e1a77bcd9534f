/** Visitors of a site behind a number of dynamic call tracking (document, section 3.5). */
package io.dialer.mango.client.tracking;
