package io.dialer.emulator.addressbook;

import static io.dialer.emulator.http.Field.flag;
import static io.dialer.emulator.http.Field.id;
import static io.dialer.emulator.http.Field.oneOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.http.Shape;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.time.EmulatedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Contacts: sections 3.7.2.9 and 3.7.3. */
final class ContactMethods {
  private static final Shape EXTENDED = Shape.of(flag("contact_ext_fields"));
  private static final Shape ON_ERROR = Shape.of(oneOf("on_error", "duplicate", "skip"));

  private final Contacts contacts;
  private final Function<Boolean, ContactView> views;
  private final Shape shape;
  private final Notices notices;
  private final EmulatedTime time;
  private final Pages pages = new Pages("contact_id");

  /**
   * @param lastCalls epoch seconds of the last call by number
   */
  ContactMethods(
      NamedList organisations,
      NamedList groups,
      Contacts contacts,
      Supplier<Map<String, Long>> lastCalls,
      Notices notices,
      EmulatedTime time) {
    this.contacts = contacts;
    this.views = ext -> new ContactView(organisations, groups, lastCalls.get(), ext);
    this.shape = ContactShape.of(organisations, groups);
    this.notices = notices;
    this.time = time;
  }

  Map<String, ApiMethod> methods() {
    return Map.of(
        "ab/contact", this::get,
        "ab/contact/init", params -> pages.init(params, search(params)),
        "ab/contact/cursor", params -> pages.next(params, search(params)),
        "ab/contacts/create", params -> write(params, true),
        "ab/contacts/update", params -> write(params, false),
        "ab/contacts/delete", this::delete);
  }

  private ContactView view(Params params) throws ApiError {
    return views.apply(params.read(EXTENDED).path("contact_ext_fields").asBoolean());
  }

  private Reply get(Params params) throws ApiError {
    int id = params.read(Shape.of(id("contact_id").mandatory())).path("contact_id").intValue();
    ObjectNode found =
        contacts
            .table()
            .find(id)
            .orElseThrow(() -> ApiError.result(ApiError.NO_OBJECT, "There is no contact " + id));
    return Reply.json(Reply.success().set("data", view(params).of(id, found)));
  }

  /** Looks into everything that a contact shows. */
  private Function<String, List<ObjectNode>> search(Params params) throws ApiError {
    ContactView view = view(params);
    return query -> {
      String wanted = query.toLowerCase(Locale.ROOT);
      List<ObjectNode> found = new ArrayList<>();
      contacts.table().all().forEach((id, contact) -> found.add(view.of(id, contact)));
      found.removeIf(contact -> !texts(contact).toLowerCase(Locale.ROOT).contains(wanted));
      return found;
    };
  }

  private static String texts(ObjectNode contact) {
    StringBuilder texts = new StringBuilder(contact.path("name").asText()).append('\n');
    texts.append(contact.path("org").path("org_name").asText()).append('\n');
    contact.path("phones").forEach(p -> texts.append(p.path("phone").asText()).append('\n'));
    contact.path("phones").forEach(p -> texts.append(p.path("phone_num").asText()).append('\n'));
    contact.path("emails").forEach(e -> texts.append(e.path("email").asText()).append('\n'));
    return texts.toString();
  }

  private Reply write(Params params, boolean anew) throws ApiError {
    boolean duplicates = isDuplicate(params.read(ON_ERROR));
    long now = time.millis() / 1000;
    Batch batch =
        Batch.of(
            params,
            shape,
            contact -> {
              int id = contact.path("contact_id").intValue();
              return !anew && id == 0
                  ? Batch.Outcome.refused(ApiError.NO_OBJECT)
                  : contacts.write(anew ? 0 : id, contact, duplicates || isDuplicate(contact), now);
            });
    ContactView view = views.apply(true);
    ObjectNode data = Json.object();
    for (ObjectNode written : batch.handled()) {
      int id = written.path("id").intValue();
      contacts.table().find(id).ifPresent(c -> data.set(String.valueOf(id), view.of(id, c)));
    }
    announce(data, anew);
    return batch.reply(data);
  }

  private void announce(ObjectNode data, boolean anew) {
    List<ObjectNode> shown = new ArrayList<>();
    data.forEach(contact -> shown.add(((ObjectNode) contact).deepCopy().putNull("last_used")));
    if (anew) {
      notices.created(shown);
    } else {
      notices.updated(shown);
    }
  }

  private static boolean isDuplicate(ObjectNode request) {
    return request.path("on_error").asText().equals("duplicate");
  }

  private Reply delete(Params params) throws ApiError {
    List<Integer> gone =
        Batch.ids(params, "contact_id").stream().filter(contacts.table()::remove).toList();
    notices.deleted(gone.stream().map(Batch::idText).toList());
    return gone.isEmpty() ? Reply.result(ApiError.NO_OBJECT) : Reply.accepted();
  }
}
