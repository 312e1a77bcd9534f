package io.dialer.emulator.addressbook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.store.Table;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.Outbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The address book, empty at the start: section 3.7. */
public final class AddressBook {
  private final NamedList organisations;
  private final NamedList groups;
  private final ContactMethods contacts;
  private final CustomValues customValues;

  /**
   * @param customFields of contacts, as section 3.7.20 shows them
   * @param lastCalls epoch seconds of the last call by number
   */
  public AddressBook(
      List<Map<String, Object>> customFields,
      Supplier<Map<String, Long>> lastCalls,
      EmulatedTime time,
      Outbox outbox) {
    Notices notices = new Notices(time, outbox);
    this.organisations = new NamedList(10_433_913, "ab/organization", "org", notices);
    this.groups = new NamedList(10_129_660, "ab/group", "group", notices);
    this.customValues =
        new CustomValues(customFields.stream().map(Json::tree).toList(), new Table(28_494)::nextId);
    Contacts book = new Contacts(organisations, groups, customValues);
    this.contacts = new ContactMethods(organisations, groups, book, lastCalls, notices, time);
  }

  /** The methods by path. One at a time: they check before they change. */
  public Map<String, ApiMethod> methods() {
    Map<String, ApiMethod> methods = new LinkedHashMap<>();
    methods.putAll(organisations.methods());
    methods.putAll(groups.methods());
    methods.putAll(contacts.methods());
    methods.put("ab/custom_fields", this::customFields);
    methods.replaceAll((path, method) -> alone(method));
    return methods;
  }

  private Reply customFields(Params params) {
    ObjectNode answer = Reply.success();
    answer.putArray("data").addAll(customValues.fields());
    return Reply.json(answer);
  }

  private ApiMethod alone(ApiMethod method) {
    return params -> {
      synchronized (this) {
        return method.handle(params);
      }
    };
  }
}
