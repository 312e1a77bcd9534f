package io.dialer.mango.client;

/**
 * A request whose answer is not JSON but a text of at most 512 MB. A record whose components are
 * the fields of the request; null ones are not sent.
 */
public interface MangoDownload {

  /** The method's path under the base address. */
  String path();

  /** What the request counts as. */
  MangoLimit limit();
}
