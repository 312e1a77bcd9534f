package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The employees. */
public record UsersReply(@JsonProperty(required = true) List<User> users) {

  /** One employee, as far as the dialer needs to know him. */
  public record User(@Nullable General general, @Nullable Telephony telephony) {}

  /** Who the employee is. */
  public record General(@Nullable String name) {}

  /** Where the employee is rung; some have no extension. */
  public record Telephony(@Nullable String extension) {}
}
