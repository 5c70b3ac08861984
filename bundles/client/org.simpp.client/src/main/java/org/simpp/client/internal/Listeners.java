package org.simpp.client.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.simpp.model.Registration;

/**
 * Who is told of events.
 *
 * @param <E> the event's type
 */
public final class Listeners<E> {
  private final Loop loop;
  private final List<Consumer<E>> all = new CopyOnWriteArrayList<>();

  public Listeners(Loop loop) {
    this.loop = loop;
  }

  public Registration add(Consumer<E> listener) {
    all.add(listener);
    return () -> all.remove(listener);
  }

  /** Tells everybody, on the client's thread; one that throws keeps nobody else from hearing. */
  public void tell(E event) {
    for (Consumer<E> listener : all) {
      loop.run(() -> listener.accept(event));
    }
  }
}
