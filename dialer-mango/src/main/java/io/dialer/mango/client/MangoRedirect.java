package io.dialer.mango.client;

/**
 * A request to the vendor's API that is answered with an address where to go on. A record whose
 * components are the fields of the request; null ones are not sent.
 */
public interface MangoRedirect {

  /** The method's path under the base address. */
  String path();

  /** What the request counts as. */
  MangoLimit limit();
}
