package io.dialer.api.campaign;

import io.dialer.core.telephony.OutboundDialler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Makes the node die right after the PBX has done what it was asked, and before that is noted. */
final class MortalDialler {

  /** The process ended here. */
  static final class NodeDied extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Map<String, Integer> deaths = new HashMap<>();
  private int died;

  /** The next so many requests of a kind are the last that their node makes. */
  MortalDialler dyingAfter(String request, int times) {
    deaths.put(request, times);
    return this;
  }

  int died() {
    return died;
  }

  OutboundDialler over(OutboundDialler real) {
    return (OutboundDialler)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {OutboundDialler.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(real, arguments);
                dieIfTold(method.getName());
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void dieIfTold(String request) {
    if (deaths.merge(request, -1, Integer::sum) >= 0) {
      died++;
      throw new NodeDied();
    }
  }
}
