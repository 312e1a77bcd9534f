package io.dialer.mango.client;

/** A command of the vendor's API ("API Команды"): what becomes of it is told by webhooks. */
public interface MangoCommand {

  /** Ours to keep unique; the vendor only repeats it. At most 128 bytes. */
  String commandId();

  /** The method's path under the base address. */
  String path();

  /** What the request counts as. */
  MangoLimit limit();

  /** Whether it serves a call that is going on, rather than starting one. */
  boolean live();
}
