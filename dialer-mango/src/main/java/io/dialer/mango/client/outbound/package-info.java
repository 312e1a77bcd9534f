/** Outbound campaigns of the contact centre (document, section 3.8). */
package io.dialer.mango.client.outbound;
