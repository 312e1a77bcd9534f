package io.dialer.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** On what was measured. */
final class Machine {
  private static final long GIB = 1L << 30;

  private Machine() {}

  static Map<String, String> describe() {
    Map<String, String> machine = new TreeMap<>();
    var system = ManagementFactory.getOperatingSystemMXBean();
    machine.put("cores", Integer.toString(system.getAvailableProcessors()));
    if (system instanceof com.sun.management.OperatingSystemMXBean os) {
      machine.put("memory", os.getTotalMemorySize() / GIB + " GiB");
    }
    machine.put("java", Runtime.version().toString());
    machine.put("system", system.getName() + " " + system.getVersion());
    machine.put("load", String.format(Locale.ROOT, "%.1f", system.getSystemLoadAverage()));
    return machine;
  }
}
