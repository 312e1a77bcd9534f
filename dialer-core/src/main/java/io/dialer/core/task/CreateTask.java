package io.dialer.core.task;

import io.dialer.core.campaign.CampaignStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step 1 of a call's life: a task is created, or edited when its client's id is known, and its list
 * of numbers is taken over. All of it happens or nothing.
 */
public final class CreateTask {
  private static final Logger LOG = LoggerFactory.getLogger(CreateTask.class);

  private final Jdbi jdbi;
  private final TaskReadiness readiness;
  private final String defaultPrefix;
  private final InstantSource clock;

  /**
   * Creates tasks.
   *
   * @param defaultPrefix dialled before the numbers of tasks that name no prefix; may be empty
   */
  public CreateTask(Jdbi jdbi, TaskReadiness readiness, String defaultPrefix, InstantSource clock) {
    this.jdbi = jdbi;
    this.readiness = readiness;
    this.defaultPrefix = defaultPrefix;
    this.clock = clock;
  }

  /**
   * A task as it stands after the request.
   *
   * @param messages what its client should know, a sentence each
   */
  public record Saved(Task task, List<String> messages) {}

  /** The request contradicts what is there. The message says how, for people. */
  public static final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Conflict(String message) {
      super(message);
    }
  }

  /** The request lacks what a new task needs. The message says what, for people. */
  public static final class Incomplete extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Incomplete(String message) {
      super(message);
    }
  }

  /** The request names a campaign that does not exist. */
  public static final class NoSuchCampaign extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchCampaign(long id) {
      super("campaignId: there is no campaign %d; create it with POST /campaign".formatted(id));
    }
  }

  /** There is no task of that id. */
  public static final class NoSuchTask extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchTask(long id) {
      super("there is no task " + id);
    }
  }

  /**
   * Creates or edits a task.
   *
   * @param reading reads the client's request: hands every number on and returns the rest
   * @throws Conflict if the task cannot be saved as asked
   * @throws Incomplete if a new task lacks what it needs
   * @throws NoSuchCampaign if it names a campaign that does not exist
   */
  public Saved save(Function<StagedNumbers, TaskForm> reading) {
    return saved(reading, this::upsert);
  }

  /**
   * Edits a task that is there.
   *
   * @param reading as in {@link #save}
   * @throws NoSuchTask if there is no task of that id
   */
  public Saved edit(long id, Function<StagedNumbers, TaskForm> reading) {
    return saved(reading, (handle, form) -> edited(handle, id, form));
  }

  private Saved saved(
      Function<StagedNumbers, TaskForm> reading, BiFunction<Handle, TaskForm, Task> saving) {
    Saved saved =
        jdbi.inTransaction(
            handle -> {
              StagedNumbers numbers = new StagedNumbers(handle);
              TaskForm form;
              try (numbers) {
                form = reading.apply(numbers);
              }
              Task task = saving.apply(handle, form);
              List<String> messages = new ArrayList<>();
              if (numbers.hasList()) {
                messages.addAll(merge(handle, task, numbers.lines()));
                if (task.state() == TaskState.CLOSED.number()) {
                  messages.add(ListRemarks.TASK_IS_CLOSED);
                }
              }
              return settled(handle, task, messages);
            });
    LOG.info("task {} saved: {}", saved.task().id(), saved.messages());
    return saved;
  }

  private static Task edited(Handle handle, long id, TaskForm form) {
    TaskStore tasks = handle.attach(TaskStore.class);
    Task known = tasks.lockById(id).orElseThrow(() -> new NoSuchTask(id));
    return updated(handle, known, form);
  }

  private static Task updated(Handle handle, Task known, TaskForm form) {
    TaskStore tasks = handle.attach(TaskStore.class);
    Task edited = form.edited(known);
    refuseTakenCrmId(tasks, edited);
    requireCampaign(handle, edited);
    if (edited.campaignId() != known.campaignId() && tasks.isUnderWay(known.id())) {
      throw new Conflict(
          "task %d has live calls, or numbers with the PBX; close it, wait for its results, then change campaignId"
              .formatted(known.id()));
    }
    tasks.update(edited);
    return edited;
  }

  /** Kept as it is until the task is saved. */
  private static void requireCampaign(Handle handle, Task task) {
    if (handle.attach(CampaignStore.class).keepById(task.campaignId()).isEmpty()) {
      throw new NoSuchCampaign(task.campaignId());
    }
  }

  private Task upsert(Handle handle, TaskForm form) {
    TaskStore tasks = handle.attach(TaskStore.class);
    Optional<String> crmId = Optional.ofNullable(form.crmId()).filter(c -> !c.isEmpty());
    // A client that was not answered in time sends the same again while the first is being saved.
    crmId.or(() -> Optional.ofNullable(form.id()).map(String::valueOf)).ifPresent(tasks::awaitTurn);
    Optional<Task> known =
        crmId.isPresent()
            ? crmId.flatMap(tasks::lockByCrmId)
            : Optional.ofNullable(form.id()).flatMap(tasks::lockById);
    if (known.isPresent()) {
      return updated(handle, known.get(), form);
    }
    if (form.innerNum() == null || form.innerNum().isEmpty()) {
      throw new Incomplete(
          "innerNum is missing: a new task needs the poll's id, or the extension or group to connect");
    }
    long id = form.id() == null ? freeId(tasks) : form.id();
    Task task =
        form.newTask(id, crmId.orElseGet(() -> Long.toString(id)), defaultPrefix, form.innerNum());
    if (tasks.byId(id).isPresent()) {
      throw new Conflict("task %d exists already with another crmId".formatted(id));
    }
    refuseTakenCrmId(tasks, task);
    requireCampaign(handle, task);
    tasks.insert(task, clock.instant());
    return task;
  }

  /** Clients may have chosen ids and crmIds that would be next. */
  private static long freeId(TaskStore tasks) {
    long id;
    do {
      id = tasks.nextId();
    } while (tasks.byId(id).isPresent() || tasks.byCrmId(Long.toString(id)).isPresent());
    return id;
  }

  private static void refuseTakenCrmId(TaskStore tasks, Task task) {
    tasks
        .byCrmId(task.crmId())
        .filter(other -> other.id() != task.id())
        .ifPresent(
            other -> {
              throw new Conflict(
                  "crmId \"%s\" belongs to task %d already".formatted(task.crmId(), other.id()));
            });
  }

  /** The list sent, of so many lines, replaces the list known. */
  private List<String> merge(Handle handle, Task task, int staged) {
    NumberStore numbers = handle.attach(NumberStore.class);
    if (!numbers.takeTurn(task.id())) {
      throw new Conflict(
          "a list is being imported into task %d; send this one when that is done"
              .formatted(task.id()));
    }
    Instant now = clock.instant();
    int repeated = numbers.prepareStage();
    int undialable = numbers.undialable();
    int kept = numbers.absentButDialled(task.id());
    numbers.deleteAbsent(task.id());
    numbers.merge(task.id(), staged - repeated, now.getEpochSecond());
    List<String> messages = ListRemarks.onNumbers(repeated, undialable);
    if (kept > 0) {
      messages.add(
          "%d number(s) are not in the new list but stay, since they were dialled".formatted(kept));
    }
    return messages;
  }

  private Saved settled(Handle handle, Task task, List<String> messages) {
    Task settled = task;
    if (task.state() == TaskState.OPEN.number() && readiness.needsTextsPerCall(handle, task)) {
      settled =
          new TaskForm(null, null, null, null, null, null, null, TaskState.PAUSED.number(), null)
              .edited(task);
      handle.attach(TaskStore.class).update(settled);
      messages.add("the task is paused");
    }
    handle.attach(TaskStore.class).forgetRefusal(task.id());
    readiness.refresh(handle, settled).ifPresent(messages::add);
    return new Saved(settled, List.copyOf(messages));
  }
}
