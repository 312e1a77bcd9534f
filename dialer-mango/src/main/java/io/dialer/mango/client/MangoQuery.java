package io.dialer.mango.client;

/**
 * A question to the vendor's API that is answered at once.
 *
 * @param <R> the reply
 */
public sealed interface MangoQuery<R>
    permits AudioFilesRequest, UsersRequest, GroupsRequest, IncomingLinesRequest {

  /** The method's path under the base address. */
  String path();

  /** What the request counts as. */
  MangoLimit limit();

  /** What the reply is read as. */
  Class<R> reply();
}
