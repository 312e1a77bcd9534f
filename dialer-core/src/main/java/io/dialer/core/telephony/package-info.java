/** The port to a PBX: what we ask of it and what it tells us. No vendor's word in it. */
package io.dialer.core.telephony;
