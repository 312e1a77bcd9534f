/** Prompts over REST: which sounds the PBX still lacks. */
package io.dialer.api.prompt;
