/** How everything stands: the PBX, its budget, its webhooks, the agents and the calls. */
package io.dialer.api.status;
