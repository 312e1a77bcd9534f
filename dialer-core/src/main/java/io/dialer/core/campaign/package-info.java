/** Campaigns: the policy that tasks share. */
package io.dialer.core.campaign;
