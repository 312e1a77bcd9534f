package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.Done;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code bwlists/number/add/} (section 3.6.23): puts a number on a list. The service, and which
 * list counts, are set in the cabinet.
 *
 * @param listType {@code black} or {@code white}
 * @param number perhaps a mask: {@code *} any characters, {@code #} any one character, {@code -} a
 *     range
 * @param numberType {@code tel} or {@code sip}
 * @param comment at most 255 characters; null for none
 */
public record AddListedNumberRequest(
    String listType, String number, String numberType, @Nullable String comment)
    implements MangoQuery<Done> {

  private static final String PATH = "bwlists/number/add/";
  private static final Pattern TEL = Pattern.compile("[0-9+*#-]+");
  private static final Pattern SIP = Pattern.compile("\\S+");

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public AddListedNumberRequest {
    Check.of(PATH)
        .present("list_type", listType)
        .oneOf("list_type", listType, "black", "white")
        .present("number_type", numberType)
        .oneOf("number_type", numberType, "tel", "sip")
        .present("number", number)
        .format(
            "number",
            number,
            numberType.equals("tel") ? TEL : SIP,
            numberType.equals("tel") ? "digits, + * # and -" : "a SIP address or a mask of one")
        .characters("comment", comment, 255);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<Done> reply() {
    return Done.class;
  }
}
