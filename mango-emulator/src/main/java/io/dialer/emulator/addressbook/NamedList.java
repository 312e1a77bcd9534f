package io.dialer.emulator.addressbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Field;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.http.Shape;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.store.Table;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Things that have a name and nothing else: organisations (section 3.7.1) and groups (3.7.2). No
 * two of them have the same name.
 */
final class NamedList {
  private static final int LONGEST_NAME = 255;

  private final Table table;
  private final String path;
  private final String idField;
  private final String nameField;
  private final Notices notices;

  /**
   * @param path of one thing; that of many has an s at its end
   * @param prefix of the fields: {@code org} for {@code org_id} and {@code org_name}
   */
  NamedList(int firstId, String path, String prefix, Notices notices) {
    this.table = new Table(firstId);
    this.path = path;
    this.idField = prefix + "_id";
    this.nameField = prefix + "_name";
    this.notices = notices;
  }

  Map<String, ApiMethod> methods() {
    Pages pages = new Pages(idField);
    return Map.of(
        path,
        this::get,
        path + "s/init",
        params -> pages.init(params, this::search),
        path + "s/cursor",
        params -> pages.next(params, this::search),
        path + "s/create",
        this::create,
        path + "s/update",
        this::update,
        path + "s/delete",
        this::delete);
  }

  /** How the thing appears inside another; empty if it is gone. */
  Optional<ObjectNode> view(int id) {
    return table.find(id).map(row -> view(id, row));
  }

  private ObjectNode view(int id, ObjectNode row) {
    return Json.object()
        .put(idField, String.valueOf(id))
        .put(nameField, row.path(nameField).asText());
  }

  /**
   * Finds what a contact refers to, by id or by name, and makes what has a name only and is new.
   *
   * @return the id; empty if there is no thing with the id that was given
   */
  OptionalInt refer(ObjectNode reference) {
    if (reference.has(idField)) {
      int id = reference.path(idField).intValue();
      return table.find(id).isPresent() ? OptionalInt.of(id) : OptionalInt.empty();
    }
    String name = reference.path(nameField).asText();
    OptionalInt known = named(name);
    if (known.isPresent() || name.isEmpty()) {
      return known;
    }
    int id = table.add(Json.object().put(nameField, name));
    notices.created(List.of(view(id).orElseThrow()));
    return OptionalInt.of(id);
  }

  /** The form of a reference. */
  Shape reference() {
    return Shape.of(Field.id(idField), Field.text(nameField, LONGEST_NAME));
  }

  private OptionalInt named(String name) {
    return table.idOf(row -> row.path(nameField).asText().equals(name));
  }

  private Reply get(Params params) throws ApiError {
    int id = params.read(Shape.of(Field.id(idField).mandatory())).path(idField).intValue();
    ObjectNode found =
        view(id).orElseThrow(() -> ApiError.result(ApiError.NO_OBJECT, "There is no " + id));
    return Reply.json(Reply.success().set("data", found));
  }

  private List<ObjectNode> search(String query) {
    String wanted = query.toLowerCase(Locale.ROOT);
    return table.all().entrySet().stream()
        .map(row -> view(row.getKey(), row.getValue()))
        .filter(view -> view.path(nameField).asText().toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  private Reply create(Params params) throws ApiError {
    Shape shape = Shape.of(Field.text(nameField, LONGEST_NAME).mandatory());
    Batch batch =
        Batch.of(
            params,
            shape,
            row ->
                named(row.path(nameField).asText()).isPresent()
                    ? Batch.Outcome.refused(ApiError.INVALID)
                    : Batch.Outcome.done(view(table.add(row)).orElseThrow()));
    notices.created(batch.handled());
    return batch.reply(array(batch.handled()));
  }

  private Reply update(Params params) throws ApiError {
    Shape shape =
        Shape.of(Field.id(idField).mandatory(), Field.text(nameField, LONGEST_NAME).mandatory());
    Batch batch = Batch.of(params, shape, this::update);
    notices.updated(batch.handled());
    return batch.reply(array(batch.handled()));
  }

  private Batch.Outcome update(ObjectNode change) {
    int id = change.remove(idField).intValue();
    if (table.find(id).isEmpty()) {
      return Batch.Outcome.refused(ApiError.NO_OBJECT);
    }
    OptionalInt other = named(change.path(nameField).asText());
    if (other.isPresent() && other.getAsInt() != id) {
      return Batch.Outcome.refused(ApiError.INVALID);
    }
    table.patch(id, change);
    return Batch.Outcome.done(view(id).orElseThrow());
  }

  /** Unknown ids do no harm as long as one is known (the example of section 3.7.1.6). */
  private Reply delete(Params params) throws ApiError {
    List<Integer> gone = Batch.ids(params, idField).stream().filter(table::remove).toList();
    notices.deleted(gone.stream().map(Batch::idText).toList());
    return gone.isEmpty() ? Reply.result(ApiError.NO_OBJECT) : Reply.accepted();
  }

  private static ArrayNode array(Collection<? extends JsonNode> nodes) {
    return Json.object().putArray("data").addAll(nodes);
  }
}
