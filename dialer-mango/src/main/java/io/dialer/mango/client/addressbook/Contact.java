package io.dialer.mango.client.addressbook;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact of the address book (sections 3.7.2.9 and 3.7.3). A field that is null is not sent: in
 * a change it stays as it was. {@link ContactBuilder} makes contacts to be sent.
 *
 * @param contactId null for one that is to be created
 * @param type of the contact in an outer CRM; not used by the vendor so far
 * @param office the contact's position
 * @param site the company's site
 * @param org the organisation. In a change: one without id is created, one with an id is assigned
 * @param importance 0 to 9
 * @param birthday {@code yyyy-mm-dd}; empty in replies when unknown
 * @param sex 0 or 1; the document does not say which is which
 * @param avatar a link; only in replies
 * @param url a link to the contact's card
 * @param phones in a change, those that are not named by their id are deleted; so with {@code
 *     emails}, {@code nets} and {@code messengers}. Whether null keeps them all the document leaves
 *     open: it is safe to read the contact first and to send their ids
 * @param groups in a change, one without id is created, the contact leaves those that are not named
 * @param inFavorites user ids of employees who marked the contact
 * @param customValues only given when {@code contact_ext_fields} was asked for
 * @param userId the employee who looks after the contact; only given as {@code customValues} is
 * @param managerId seen in replies and events; the document does not explain it
 * @param whenCreated in seconds since 1970, UTC
 * @param lastUsed in seconds since 1970, UTC; only in notifications
 * @param lastCall when the last call began to ring, in seconds since 1970, UTC
 * @param more fields that are not known to us
 */
public record Contact(
    @Nullable String contactId,
    @Nullable Integer type,
    @Nullable String name,
    @Nullable String office,
    @Nullable String site,
    @Nullable Organization org,
    @Nullable Integer importance,
    @Nullable String comment,
    @Nullable String birthday,
    @Nullable Integer sex,
    @Nullable String avatar,
    @Nullable String url,
    @Nullable List<Phone> phones,
    @Nullable List<Email> emails,
    @Nullable List<ContactGroup> groups,
    @Nullable List<Net> nets,
    @Nullable List<Messenger> messengers,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable List<String> inFavorites,
    @Nullable List<CustomValue> customValues,
    @Nullable Long userId,
    @Nullable Long managerId,
    @Nullable Long whenCreated,
    @Nullable Long lastUsed,
    @Nullable Long lastCall,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
