package io.dialer.core.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.ExtensionContext;
import org.jdbi.v3.core.extension.ExtensionFactory;
import org.jdbi.v3.core.extension.ExtensionMetadata;
import org.jdbi.v3.core.extension.ExtensionMetadata.ExtensionHandlerInvoker;
import org.jdbi.v3.core.extension.ExtensionMethod;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.SqlObjectFactory;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;

/**
 * JDBI's SQL interfaces, attached to a handle for next to nothing.
 *
 * <p>JDBI alone prepares every method of an interface whenever a handle is asked for it, each with
 * a configuration of its own, and reads the annotations again in every transaction. With a dozen
 * methods that costs more than the one statement which is then run. Here annotations are read once,
 * a statement is prepared when it is first called, for all handles, and its text is what it is: it
 * holds no templates. Statements are not timed.
 */
public final class SqlObjects extends JdbiPlugin.Singleton {

  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.installPlugin(new SqlObjectPlugin());
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine(SqlObjects::named)
        .setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    Extensions extensions = jdbi.getConfig(Extensions.class);
    ExtensionFactory whole = extensions.findFactory(SqlObjectFactory.class).orElseThrow();
    extensions.register(new Interfaces(whole, jdbi.getConfig()));
  }

  /** The name of the method goes before its statement: people find it in the server's views. */
  private static String named(String sql, StatementContext context) {
    ExtensionMethod method = context.getExtensionMethod();
    return method == null
        ? sql
        : "/* "
            + method.getType().getSimpleName()
            + "."
            + method.getMethod().getName()
            + " */ "
            + sql;
  }

  /** Attaches what is known of the interfaces. */
  private static final class Interfaces implements ExtensionFactory {
    private final ExtensionFactory whole;
    private final Extensions extensions;
    private final ConfigRegistry configuration;
    private final Map<Class<?>, Optional<Known>> known = new ConcurrentHashMap<>();

    Interfaces(ExtensionFactory whole, ConfigRegistry configuration) {
      this.whole = whole;
      this.extensions = configuration.get(Extensions.class);
      this.configuration = configuration;
    }

    @Override
    public Set<FactoryFlag> getFactoryFlags() {
      return Set.of(FactoryFlag.DONT_USE_PROXY);
    }

    @Override
    public boolean accepts(Class<?> type) {
      return known(type).isPresent();
    }

    private Optional<Known> known(Class<?> type) {
      return known.computeIfAbsent(
          type, one -> whole.accepts(one) ? Optional.of(read(one)) : Optional.empty());
    }

    private Known read(Class<?> type) {
      ExtensionMetadata metadata = extensions.findMetadata(type, whole);
      return new Known(metadata, metadata.createInstanceConfiguration(configuration));
    }

    @Override
    public <E> E attach(Class<E> type, HandleSupplier handle) {
      Attached attached = new Attached(known(type).orElseThrow(), handle);
      return type.cast(
          Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, attached));
    }
  }

  /** What is known of an interface: its statements are prepared once, for any handle. */
  private static final class Known {
    private final ExtensionMetadata metadata;
    private final ConfigRegistry configuration;
    private final Map<Method, ExtensionHandlerInvoker> statements = new ConcurrentHashMap<>();

    /**
     * Nothing is prepared yet.
     *
     * @param configuration JDBI's, with what the interface's own annotations add
     */
    Known(ExtensionMetadata metadata, ConfigRegistry configuration) {
      this.metadata = metadata;
      this.configuration = configuration;
    }

    @Nullable Object call(Object proxy, Method method, Object[] arguments, HandleSupplier handle) {
      if (method.isDefault()) {
        // It is bound to the proxy, whose other methods it calls.
        return metadata
            .createExtensionHandlerInvoker(proxy, method, handle, configuration)
            .invoke(arguments);
      }
      ExtensionHandlerInvoker statement = statements.computeIfAbsent(method, this::prepare);
      return CurrentHandle.during(handle, () -> statement.invoke(arguments));
    }

    private ExtensionHandlerInvoker prepare(Method method) {
      return metadata.createExtensionHandlerInvoker(this, method, CurrentHandle.ALL, configuration);
    }

    @Override
    public String toString() {
      return metadata.extensionType().getName();
    }
  }

  /** The handle on which a thread calls a statement now. */
  private static final class CurrentHandle implements HandleSupplier {
    static final CurrentHandle ALL = new CurrentHandle();

    private static final ThreadLocal<@Nullable HandleSupplier> HANDLES = new ThreadLocal<>();

    static @Nullable Object during(HandleSupplier handle, Supplier<@Nullable Object> call) {
      HandleSupplier before = HANDLES.get();
      HANDLES.set(handle);
      try {
        return call.get();
      } finally {
        if (before == null) {
          HANDLES.remove();
        } else {
          HANDLES.set(before);
        }
      }
    }

    private static HandleSupplier now() {
      return Objects.requireNonNull(HANDLES.get(), "no statement is called now");
    }

    @Override
    public Handle getHandle() {
      return now().getHandle();
    }

    @Override
    public Jdbi getJdbi() {
      return now().getJdbi();
    }

    @Override
    public ConfigRegistry getConfig() {
      return now().getConfig();
    }

    @Override
    public <V> V invokeInContext(ExtensionContext context, Callable<V> task) throws Exception {
      return now().invokeInContext(context, task);
    }
  }

  /** An interface on a handle; what is configured for that handle alone does not count. */
  private record Attached(Known known, HandleSupplier handle) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
      if (method.getDeclaringClass() == Object.class) {
        return ofAnyObject(proxy, method, arguments);
      }
      return known.call(proxy, method, arguments == null ? new Object[0] : arguments, handle);
    }

    private Object ofAnyObject(Object proxy, Method method, Object @Nullable [] arguments) {
      return switch (method.getName()) {
        case "equals" -> arguments != null && proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> known + " of a handle";
      };
    }
  }
}
