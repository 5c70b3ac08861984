package org.simpp.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.simpp.model.Bytes;

class GateTest {
  private final List<String> written = new ArrayList<>();
  private boolean fails;
  private final Gate gate = new Gate(this::write);

  private CompletionStage<Void> write(Bytes xml) {
    written.add(xml.utf8());
    return fails
        ? CompletableFuture.failedStage(new IllegalStateException("closed"))
        : CompletableFuture.completedStage(null);
  }

  private CompletableFuture<Void> stanza(String name) {
    return gate.holdOrWrite(Bytes.utf8(name)).toCompletableFuture();
  }

  private CompletableFuture<Void> element(String name) {
    return gate.writeUnlessBehind(Bytes.utf8(name)).toCompletableFuture();
  }

  @Test
  void stanzas_waitUntilItOpens_andKeepTheirOrder() {
    CompletableFuture<Void> first = stanza("1");
    CompletableFuture<Void> second = element("r");
    CompletableFuture<Void> third = stanza("2");
    assertThat(written).isEmpty();
    assertThat(gate.isOpen()).isFalse();

    gate.open();

    assertThat(written).containsExactly("1", "r", "2");
    assertThat(List.of(first, second, third)).allMatch(CompletableFuture::isDone);
    assertThat(gate.isOpen()).isTrue();
    assertThat(stanza("3")).isCompleted();
    assertThat(written).endsWith("3");
  }

  @Test
  void elements_passAsLongAsNoStanzaWaits() {
    assertThat(element("resumed")).isCompleted();
    var unused = stanza("1");

    assertThat(written).containsExactly("resumed");
  }

  @Test
  void whatWaited_failsWithItsWriting() {
    CompletableFuture<Void> first = stanza("1");
    fails = true;

    gate.open();

    assertThat(first).isCompletedExceptionally();
  }
}
