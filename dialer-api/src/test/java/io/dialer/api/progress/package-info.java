/** Tests of progress over real HTTP. */
package io.dialer.api.progress;
