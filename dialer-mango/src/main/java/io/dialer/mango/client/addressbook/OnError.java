package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What to do with a contact that looks like one that exists (sections 3.7.3.3, 3.7.3.4). */
public enum OnError {
  /** Keep both. */
  @JsonProperty("duplicate")
  DUPLICATE,
  /** Leave it out; the reply's {@code skipped} tells. */
  @JsonProperty("skip")
  SKIP
}
