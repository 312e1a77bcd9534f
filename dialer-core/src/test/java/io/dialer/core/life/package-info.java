/** Any order of claims, answers, events, crashes and edits: what must hold always holds. */
package io.dialer.core.life;
