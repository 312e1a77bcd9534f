/** What every reply and every request has in common: the envelope, errors, bodies, prefixes. */
package io.dialer.api.rest;
