package io.dialer.emulator.http;

import io.dialer.emulator.fault.Fault;
import io.dialer.emulator.fault.FaultKind;
import io.dialer.emulator.fault.Faults;
import io.dialer.emulator.limit.LimitTable;
import io.dialer.emulator.limit.VendorLimits;
import io.dialer.emulator.signature.Signature;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.wire.WireWatch;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vendor's API: lockout, signature, limits, faults, then the method. Answers below {@code
 * /vpbx/} and below the root alike.
 */
public final class ApiHandler extends Handler.Abstract {
  private static final Logger log = LoggerFactory.getLogger(ApiHandler.class);

  private final Map<String, ApiMethod> methods;
  private final Signature signature;
  private final VendorLimits limits;
  private final Faults faults;
  private final RequestCounters counters;
  private final EmulatedTime time;
  private volatile WireWatch watch = WireWatch.NOBODY;

  public ApiHandler(
      Map<String, ApiMethod> methods,
      Signature signature,
      VendorLimits limits,
      Faults faults,
      RequestCounters counters,
      EmulatedTime time) {
    this.methods = Map.copyOf(methods);
    this.signature = signature;
    this.limits = limits;
    this.faults = faults;
    this.counters = counters;
    this.time = time;
  }

  /** Tells of every signed request from now on. */
  public void watch(WireWatch newWatch) {
    watch = newWatch;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Exchanged http = new Exchanged(request, response, callback);
    String path = methodPath(Request.getPathInContext(request));
    ApiMethod method = methods.get(path);
    if (method == null) {
      http.answerUnread(Reply.bare(404));
      return true;
    }
    counters.arrived(path);
    if (limits.lockout().isLocked(System.nanoTime())) {
      http.answerUnread(Reply.bare(401));
      return true;
    }
    try {
      answer(http, path, method);
    } catch (ApiError e) {
      counters.invalid();
      if (e.isMalformed()) {
        limits.lockout().malformed(System.nanoTime());
      }
      log.info("Refused {} with {}: {}", path, e.code(), e.getMessage());
      http.answer(e.reply());
    }
    return true;
  }

  private void answer(Exchanged http, String path, ApiMethod method) throws Exception {
    if (!http.request().getMethod().equals("POST")) {
      throw new ApiError(ApiError.NOT_POST, "The method is " + http.request().getMethod());
    }
    SignedForm form = SignedForm.of(FormReader.read(http.request()));
    form.verify(signature);
    watch.arrived(path, form.json());
    if (!limits.rates().admits(path, System.nanoTime())) {
      counters.overLimit();
      http.answer(
          LimitTable.isContactCentre(path) ? Reply.contactCentreBusy() : Reply.overLimit(503));
      return;
    }
    Optional<Fault> fault = faults.forRequest(path);
    if (fault.isEmpty()) {
      http.answer(method.handle(form.params()));
    } else {
      failAsOrdered(http, fault.get(), method, form);
    }
  }

  private void failAsOrdered(Exchanged http, Fault fault, ApiMethod method, SignedForm form)
      throws ApiError {
    if (fault.kind().executes()) {
      var unused = method.handle(form.params());
    }
    FaultKind kind = fault.kind();
    switch (kind) {
      case STATUS_503 -> http.answer(Reply.overLimit(503));
      case STATUS_429 -> http.answer(Reply.overLimit(429));
      case TIMEOUT_BEFORE, TIMEOUT_AFTER -> time.afterReal(fault.delay(), http::cut);
      default -> http.cut();
    }
  }

  /** The path without the base, and without slashes at its ends. */
  static String methodPath(String path) {
    String inner = withoutSlashes(path);
    return inner.startsWith("vpbx/") ? withoutSlashes(inner.substring("vpbx".length())) : inner;
  }

  private static String withoutSlashes(String path) {
    int from = 0;
    int to = path.length();
    while (from < to && path.charAt(from) == '/') {
      from++;
    }
    while (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    return path.substring(from, to);
  }
}
