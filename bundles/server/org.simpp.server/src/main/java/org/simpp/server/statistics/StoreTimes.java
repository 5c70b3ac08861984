package org.simpp.server.statistics;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.simpp.server.administration.Stores;

/**
 * Counts and times what the stores are asked. A store that is added to {@link Stores} is timed
 * without a line here.
 */
public final class StoreTimes {
  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  private static final class Times {
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();
  }

  private final Map<String, Times> operations = new ConcurrentHashMap<>();

  /** The same stores, timed. */
  public Stores timed(Stores stores) {
    RecordComponent[] components = Stores.class.getRecordComponents();
    Class<?>[] kinds =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] timed = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        timed[i] = timed(kinds[i], components[i].getAccessor().invoke(stores));
      }
      return Stores.class.getConstructor(kinds).newInstance(timed);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has its accessors and its constructor", e);
    }
  }

  public void read(Readings into) {
    operations.forEach((operation, times) -> readCounts(into, operation, times));
    operations.forEach(
        (operation, times) ->
            into.counter(
                "simpp_store_operation_seconds",
                "Time that the store took, by operation.",
                Map.of("operation", operation),
                times.nanos.sum() / SECOND));
  }

  private static void readCounts(Readings into, String operation, Times times) {
    String name = "simpp_store_operations";
    String help = "What the store was asked, by operation and outcome.";
    into.counter(name, help, Map.of("operation", operation, "outcome", "done"), times.done.sum());
    into.counter(
        name, help, Map.of("operation", operation, "outcome", "failed"), times.failed.sum());
  }

  private <T> T timed(Class<T> kind, Object store) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) -> time(kind, store, method, arguments)));
  }

  private Object time(Class<?> kind, Object store, Method method, Object[] arguments)
      throws Throwable {
    Times times =
        operations.computeIfAbsent(
            kind.getSimpleName() + "." + method.getName(), name -> new Times());
    long begun = System.nanoTime();
    try {
      Object result = method.invoke(store, arguments);
      times.done.increment();
      return result;
    } catch (InvocationTargetException e) {
      times.failed.increment();
      throw e.getCause();
    } finally {
      times.nanos.add(System.nanoTime() - begun);
    }
  }
}
