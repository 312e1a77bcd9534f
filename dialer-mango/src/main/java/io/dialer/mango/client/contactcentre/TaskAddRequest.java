package io.dialer.mango.client.contactcentre;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code task/add} of the contact centre (section 4.2): a task for one of its users, perhaps with
 * an automatic call.
 *
 * @param eventType 1 call, 2 write, 3 meet, 4 do
 * @param startTime when the task begins, in seconds since 1970. The document calls it UTC+3; in
 *     traffic of 2025 the vendor's other times of this kind are plain UTC
 * @param duration in minutes, 1 to 1440
 * @param toUserId whose task it is: the user's id in the list of employees
 * @param contactId the contact; null for none
 * @param sourceId the source of the contact; null for the product's own address book
 * @param sourceType the kind of that source; null for the product's own address book
 * @param importance only in the document's example, which has 1
 * @param description at most 1024 characters
 * @param isAutoCall whether the contact centre calls by itself; null means no
 * @param phone whom to call; that it belongs to the contact is not checked
 */
public record TaskAddRequest(
    int eventType,
    long startTime,
    int duration,
    long toUserId,
    @Nullable String contactId,
    @Nullable String sourceId,
    @Nullable String sourceType,
    @Nullable Integer importance,
    @Nullable String description,
    @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable Boolean isAutoCall,
    @Nullable String phone)
    implements MangoQuery<TaskAddReply> {

  private static final String PATH = "../cc/task/add";
  private static final int MINUTES_OF_A_DAY = 1440;

  /** Times beyond it, in the year 2286, are milliseconds by mistake. */
  private static final long LATEST = 9_999_999_999L;

  public TaskAddRequest {
    Check.of("cc/task/add")
        .between("event_type", eventType, 1, 4)
        .between("start_time", startTime, 1, LATEST)
        .between("duration", duration, 1, MINUTES_OF_A_DAY)
        .between("to_user_id", toUserId, 1, Long.MAX_VALUE)
        .bytes("contact_id", contactId, 128)
        .characters("description", description, 1024)
        .number("phone", phone);
  }

  /** A task to call a number, which the contact centre does by itself. */
  public static TaskAddRequest autoCall(
      String phone, long toUserId, long startTime, int minutes, @Nullable String description) {
    return new TaskAddRequest(
        1, startTime, minutes, toUserId, null, null, null, null, description, true, phone);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.CONTACT_CENTRE_TASK;
  }

  @Override
  public Class<TaskAddReply> reply() {
    return TaskAddReply.class;
  }
}
