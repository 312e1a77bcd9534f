/** What the PBX told, stored: for operators who look into what was not applied. */
package io.dialer.api.inbox;
