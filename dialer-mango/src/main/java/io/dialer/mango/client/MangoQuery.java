package io.dialer.mango.client;

/**
 * A request to the vendor's API that is answered at once: a question, or a change of the cabinet. A
 * record whose components are the fields of the request; null ones are not sent.
 *
 * @param <R> the reply, a record
 */
public interface MangoQuery<R> {

  /** The method's path under the base address; {@code ../cc/…} for the contact centre's API. */
  String path();

  /** What the request counts as. */
  MangoLimit limit();

  /** Whether it is not sent for a while after the PBX called any request malformed. */
  default boolean waitsWhileHeld() {
    return false;
  }

  /** What the reply is read as. */
  Class<R> reply();
}
