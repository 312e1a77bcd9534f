package io.dialer.emulator.account;

import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.time.EmulatedTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** The methods that show and change what the account holds: section 3.6. */
public final class AccountMethods {
  private final Account account;
  private final EmulatedTime time;

  public AccountMethods(Account account, EmulatedTime time) {
    this.account = account;
    this.time = time;
  }

  /** The methods by path. One at a time: they check before they change. */
  public Map<String, ApiMethod> methods() {
    Checks checks = new Checks(account);
    Map<String, ApiMethod> methods = new LinkedHashMap<>();
    methods.putAll(new EmployeeMethods(account, checks).methods());
    methods.putAll(new GroupMethods(account, checks).methods());
    methods.putAll(new LineMethods(account, checks).methods());
    methods.putAll(new SipMethods(account, checks).methods());
    methods.putAll(new NumberListMethods(account.numberLists()).methods());
    methods.putAll(new CabinetMethods(account, time).methods());
    methods.replaceAll((path, method) -> alone(method));
    return methods;
  }

  private ApiMethod alone(ApiMethod method) {
    return params -> {
      synchronized (account) {
        return method.handle(params);
      }
    };
  }
}
