package org.simpp.itests.screens;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Registration;

/**
 * One side of the client that does what {@code script} has methods for, and nothing else: what is
 * not in the script is answered with nothing. So the screens can be shown without a server.
 */
record Quiet(Object script) implements InvocationHandler {
  static <T> T of(Class<T> type, Object script) {
    Object made =
        Proxy.newProxyInstance(
            Quiet.class.getClassLoader(), new Class<?>[] {type}, new Quiet(script));
    return type.cast(made);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(script, arguments);
    }
    try {
      Method scripted = script.getClass().getMethod(method.getName(), method.getParameterTypes());
      scripted.setAccessible(true);
      return scripted.invoke(script, arguments);
    } catch (NoSuchMethodException e) {
      return nothing(method.getReturnType());
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type == List.class) {
      return List.of();
    } else if (type == Map.class) {
      return Map.of();
    } else if (type == Set.class) {
      return Set.of();
    } else if (type == Optional.class) {
      return Optional.empty();
    } else if (type == CompletionStage.class) {
      return new CompletableFuture<>();
    } else if (type == Registration.class) {
      return (Registration) () -> {};
    } else if (type == boolean.class) {
      return false;
    } else if (type == int.class) {
      return 0;
    }
    return null;
  }
}
