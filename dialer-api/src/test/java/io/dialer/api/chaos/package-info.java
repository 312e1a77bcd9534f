/** The chaos run in its short form, and whether its judge sees what it has to see. */
package io.dialer.api.chaos;
