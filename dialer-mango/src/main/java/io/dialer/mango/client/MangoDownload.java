package io.dialer.mango.client;

/**
 * A request whose answer is a text, or JSON, of at most 512 MB, which goes into a file. A record
 * whose components are the fields of the request; null ones are not sent.
 */
public interface MangoDownload {

  /** The method's path under the base address. */
  String path();

  /** What the request counts as. */
  MangoLimit limit();

  /** Whether the answer is JSON; else JSON is a refusal. */
  default boolean answersInJson() {
    return false;
  }
}
