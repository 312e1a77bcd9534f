/** Lists of numbers that the PBX's own dialler is handed, and what comes back from it. */
package io.dialer.core.outbound;
