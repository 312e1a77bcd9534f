/** The envelope, bodies and errors, over real HTTP. */
package io.dialer.api.rest;
