package org.simpp.registry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.simpp.crypto.CipherSuite;

/** Makes a suite that is a real one but for one operation. */
final class FaultySuite {
  /** What the operation does instead. */
  @FunctionalInterface
  interface Fault {
    @Nullable Object instead(Right right) throws Throwable;
  }

  /** What the real suite answers, or throws. */
  @FunctionalInterface
  interface Right {
    @Nullable Object answer() throws Throwable;
  }

  private FaultySuite() {}

  /** {@code suite}, of which {@code operation} has a fault from its {@code nth} call on. */
  static CipherSuite of(CipherSuite suite, String operation, int nth, Fault fault) {
    AtomicInteger calls = new AtomicInteger();
    return (CipherSuite)
        Proxy.newProxyInstance(
            CipherSuite.class.getClassLoader(),
            new Class<?>[] {CipherSuite.class},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class && method.getName().equals("equals")) {
                return proxy == arguments[0];
              }
              Right right = () -> ask(suite, method, arguments);
              boolean faulty = method.getName().equals(operation) && calls.incrementAndGet() >= nth;
              return faulty ? fault.instead(right) : right.answer();
            });
  }

  private static @Nullable Object ask(CipherSuite suite, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(suite, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
