/** The MANGO OFFICE adapter: the core's port on one side, the vendor's API on the other. */
package io.dialer.mango;
