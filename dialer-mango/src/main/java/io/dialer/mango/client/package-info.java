/** What we ask of the MANGO OFFICE API: signed requests, their replies, codes and limits. */
package io.dialer.mango.client;
