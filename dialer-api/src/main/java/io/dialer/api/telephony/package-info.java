/** Which PBX the service dials through. */
package io.dialer.api.telephony;
