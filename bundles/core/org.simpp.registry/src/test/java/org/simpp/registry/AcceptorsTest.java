package org.simpp.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.simpp.model.Registration;
import org.simpp.transport.Acceptor;
import org.simpp.transport.Listening;
import org.simpp.transport.Receiver;
import org.simpp.transport.TransportException;

class AcceptorsTest {
  private static final Map<String, Object> HIGH = Map.of("service.ranking", 1);

  /** Everything that happens, in its order. */
  private final List<String> events = new ArrayList<>();

  private final Acceptors acceptors = new Acceptors();
  private final Receiver receiver = absent(Receiver.class);
  private final Acceptors.Watcher watcher =
      new Acceptors.Watcher() {
        @Override
        public void opened(Listening ports) {
          events.add("told: open");
        }

        @Override
        public void closing() {
          events.add("told: closing");
        }

        @Override
        public void refused(TransportException why) {
          events.add("told: " + why.getMessage());
        }
      };

  @Test
  void departingProvider_isClosedBeforeTheNextOneOpens() {
    Acceptor first = provider("first");
    acceptors.bind(first, Map.of());
    acceptors.listen(receiver, watcher);
    acceptors.bind(provider("second"), HIGH);

    assertThat(events).containsExactly("first opens", "told: open");
    acceptors.unbind(first);
    assertThat(events.subList(2, events.size()))
        .containsExactly("told: closing", "first closes", "second opens", "told: open");
  }

  @Test
  void providerThatComesBack_opensThePortsAgain() {
    Acceptor before = provider("before");
    acceptors.bind(before, Map.of());
    acceptors.listen(receiver, watcher);
    acceptors.unbind(before);
    events.clear();

    acceptors.bind(provider("after"), Map.of());

    assertThat(events).containsExactly("after opens", "told: open");
  }

  @Test
  void departureOfOneThatDoesNotListen_touchesNothing() {
    Acceptor idle = provider("idle");
    acceptors.bind(provider("first"), Map.of());
    acceptors.bind(idle, Map.of());
    acceptors.listen(receiver, watcher);
    events.clear();

    acceptors.unbind(idle);

    assertThat(events).isEmpty();
  }

  @Test
  void portsThatCannotBeOpened_areTriedWithTheNextProvider() {
    acceptors.bind(refusing("the port is taken"), HIGH);
    acceptors.listen(receiver, watcher);
    acceptors.bind(provider("second"), Map.of());

    assertThat(events)
        .containsExactly(
            "told: the port is taken", "told: the port is taken", "second opens", "told: open");
  }

  @Test
  void nobodyListens_afterTheEnd() {
    acceptors.bind(provider("first"), Map.of());
    Registration listening = acceptors.listen(receiver, watcher);
    assertThatThrownBy(() -> acceptors.listen(receiver, watcher))
        .isInstanceOf(IllegalStateException.class);
    events.clear();

    listening.close();
    listening.close();
    acceptors.bind(provider("second"), Map.of());

    assertThat(events).containsExactly("told: closing", "first closes");
  }

  private Acceptor provider(String name) {
    return wanted -> {
      assertThat(wanted).isSameAs(receiver);
      events.add(name + " opens");
      return (Listening)
          Proxy.newProxyInstance(
              Listening.class.getClassLoader(),
              new Class<?>[] {Listening.class},
              (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("close");
                assertThat((Duration) arguments[0]).isPositive();
                events.add(name + " closes");
                return null;
              });
    };
  }

  private static Acceptor refusing(String why) {
    return wanted -> {
      throw new TransportException(TransportException.Reason.UNREACHABLE, why);
    };
  }

  /** Nobody calls it. */
  private static <T> T absent(Class<T> kind) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) -> {
              throw new AssertionError(method + " is called");
            }));
  }
}
