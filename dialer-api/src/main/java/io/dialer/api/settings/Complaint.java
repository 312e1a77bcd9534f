package io.dialer.api.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.dialer.api.rest.JsonKind;
import io.dialer.api.rest.JsonTrouble;
import io.dropwizard.configuration.ConfigurationValidationException;
import jakarta.validation.ConstraintViolation;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in one line each why the dialer does not start: the setting, its variable, what is wrong.
 */
public final class Complaint {

  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|salt|apiKey|secret|token)");
  private static final Pattern SECRET_IN_URL =
      Pattern.compile("(?i)(://[^/@:]*:(?=[^/]*@)|password=)[^@&]*");

  private final EnvironmentSource source;

  public Complaint(EnvironmentSource source) {
    this.source = source;
  }

  /** One line for each thing that is wrong; empty when it is nothing that an operator can mend. */
  public List<String> lines(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .map(this::explain)
        .filter(lines -> !lines.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> explain(Throwable thrown) {
    if (thrown instanceof CannotStart reason) {
      return List.of(String.valueOf(reason.getMessage()));
    }
    if (thrown instanceof WrongSetting wrong) {
      return List.of(line(wrong.setting(), wrong.problem()));
    }
    if (thrown instanceof ConfigurationValidationException invalid) {
      return invalid.getConstraintViolations().stream().map(this::explain).sorted().toList();
    }
    if (thrown instanceof UnrecognizedPropertyException unknown) {
      return List.of(unknown(unknown));
    }
    if (thrown instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return List.of(line(JsonTrouble.path(mapping.getPath()), expected(mapping)));
    }
    if (thrown instanceof JsonProcessingException json) {
      return List.of(source.file() + ", " + JsonTrouble.explain(json).replace("JSON", "YAML"));
    }
    return String.valueOf(thrown.getMessage()).startsWith("Failed to bind")
        ? List.of(notOpened(thrown))
        : List.of();
  }

  private String explain(ConstraintViolation<?> violation) {
    return line(String.valueOf(violation.getPropertyPath()), violation.getMessage());
  }

  private static String expected(JsonMappingException thrown) {
    if (thrown instanceof InvalidFormatException wrong) {
      return JsonKind.of(wrong.getTargetType()) + " is expected";
    }
    if (thrown instanceof ValueInstantiationException wrong) {
      return JsonKind.of(wrong.getType().getRawClass()) + " is expected";
    }
    if (thrown instanceof MismatchedInputException wrong && wrong.getTargetType() != null) {
      return JsonKind.of(wrong.getTargetType()) + " is expected";
    }
    return Optional.ofNullable(thrown.getCause())
        .map(Throwable::getMessage)
        .orElse(thrown.getOriginalMessage());
  }

  private String unknown(UnrecognizedPropertyException thrown) {
    String known =
        thrown.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", "));
    return "%s: %s is no setting; known here are %s"
        .formatted(source.file(), JsonTrouble.path(thrown.getPath()), known);
  }

  private static String notOpened(Throwable thrown) {
    String address = String.valueOf(thrown.getMessage()).replace("Failed to bind to ", "");
    String why =
        thrown.getCause() instanceof UnresolvedAddressException
            ? "there is no such host"
            : String.valueOf(thrown.getCause() == null ? "" : thrown.getCause().getMessage());
    return why.startsWith("Address already in use")
        ? "the port of %s is taken: set another with DIALER_HTTP_PORT or DIALER_ADMIN_PORT, or stop the program that has it"
            .formatted(address)
        : "%s cannot be listened at (%s): an address of this machine is expected in DIALER_BIND_HOST and DIALER_ADMIN_HOST"
            .formatted(address, why);
  }

  private String line(String setting, String problem) {
    String variable =
        source.variable(setting).map(name -> " (" + name + ")").orElse(" in " + source.file());
    return setting + variable + " is \"" + shown(setting) + "\": " + problem;
  }

  private String shown(String setting) {
    String found = source.found(setting).orElse("");
    if (found.isEmpty() || SECRET.matcher(setting).matches()) {
      return found.isEmpty() ? "" : "(hidden)";
    }
    return SECRET_IN_URL.matcher(found).replaceAll("$1(hidden)");
  }
}
