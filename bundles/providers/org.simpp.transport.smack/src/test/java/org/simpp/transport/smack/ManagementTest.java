package org.simpp.transport.smack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.Resumption;
import org.simpp.transport.TransportException;
import org.simpp.transport.TransportException.Reason;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.streammanagement.StanzaCount;
import org.simpp.xmpp.streammanagement.StreamManagement;

class ManagementTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example/desk");
  private static final TransportException LOST = new TransportException(Reason.LOST, "cut");
  private static final String REQUEST = "<r xmlns='urn:xmpp:sm:3'/>";
  private static final long GREATEST = 4_294_967_295L;

  private final Written first = new Written();
  private final Written second = new Written();

  @Test
  @Specification("XEP-0198, section 4")
  void sent_completesWhenItIsAcknowledged_andOneQuestionIsAskedAtATime() {
    Management management = on(first);
    CompletableFuture<Void> one = send(management, 1);
    CompletableFuture<Void> two = send(management, 2);
    CompletableFuture<Void> three = send(management, 3);
    assertThat(first.words()).containsExactly("1", "r", "2", "3");

    management.told(new StreamManagement.Answer(new StanzaCount(1)).toElement());

    assertThat(one).isCompleted();
    assertThat(two).isNotDone();
    assertThat(first.words()).containsExactly("1", "r", "2", "3", "r");
    management.told(new StreamManagement.Answer(new StanzaCount(3)).toElement());
    assertThat(three).isCompleted();
    assertThat(first.words()).as("nothing is left to ask for").hasSize(5);
  }

  @Test
  @Specification("XEP-0198, section 4")
  void question_isAnsweredWithWhatHadComeByThen_whenThatIsDealtWith() {
    Management management = on(first);
    receive(management, 2);
    management.told(new StreamManagement.Request().toElement());
    receive(management, 1);
    assertThat(first.words()).isEmpty();

    first.handled.remove(0).run();

    assertThat(first.words()).containsExactly("a2");
    management.told(new StreamManagement.Request().toElement());
    management.leave();
    first.handled.remove(0).run();
    assertThat(first.words()).as("what came last is dealt with by nobody").containsExactly("a2");
  }

  @Test
  @Specification("XEP-0198, section 5")
  void session_goesOn_withWhatTheServerHasNotTaken() {
    Management management = on(first);
    List<CompletableFuture<Void>> sent =
        IntStream.rangeClosed(1, 5).mapToObj(i -> send(management, i)).toList();
    receive(management, 7);
    management.told(new StreamManagement.Answer(new StanzaCount(1)).toElement());
    management.cut(LOST);
    CompletableFuture<Void> whileCut = send(management, 6);
    receive(management, 1);
    Resumption left = management.handOver().orElseThrow();
    assertThat(left.received()).isEqualTo(7);
    assertThat(management.send(message(7))).as("after it was handed over").isEmpty();

    Management next = new Management(second);
    next.takeOver(left);
    assertThat(next.resume()).isTrue();
    assertThat(second.words()).containsExactly("resume7");
    next.told(new StreamManagement.Resumed("id", new StanzaCount(3)).toElement());

    assertThat(next.resumed()).contains(ALICE);
    assertThat(second.words()).containsExactly("resume7", "4", "5", "6", "r");
    assertThat(sent.subList(0, 3)).allMatch(CompletableFuture::isDone);
    assertThat(sent.get(3)).isNotDone();
    next.told(new StreamManagement.Answer(new StanzaCount(6)).toElement());
    assertThat(sent.get(4)).isCompleted();
    assertThat(whileCut).isCompleted();
    receive(next, 1);
    next.told(new StreamManagement.Request().toElement());
    second.handled.remove(0).run();
    assertThat(second.words()).endsWith("a8");
  }

  @Test
  @Specification("XEP-0198, section 5")
  void sessionThatDoesNotGoOn_failsWhatTheServerHasNotTaken_andNoMore() {
    Management management = on(first);
    List<CompletableFuture<Void>> sent =
        IntStream.rangeClosed(1, 3).mapToObj(i -> send(management, i)).toList();
    management.cut(LOST);
    Management next = new Management(second);
    next.takeOver(management.handOver().orElseThrow());
    next.resume();

    next.told(
        new StreamManagement.Failed(StanzaCondition.ITEM_NOT_FOUND, new StanzaCount(2))
            .toElement());

    assertThat(sent.get(1)).isCompleted();
    assertThat(sent.get(2)).isCompletedExceptionally();
    assertThat(next.handledBefore()).isEqualTo(2);
    assertThat(next.isAnswered()).isTrue();
    next.enable(ALICE);
    next.told(new StreamManagement.Enabled("other", 300).toElement());
    send(next, 9);
    next.cut(LOST);
    assertThat(next.handOver().orElseThrow().unacknowledged()).hasSize(1);
  }

  @Test
  void linkThatBreaksBeforeTheAnswer_handsOverWhatItWasGiven() {
    Management management = on(first);
    CompletableFuture<Void> sent = send(management, 1);
    management.cut(LOST);
    Resumption left = management.handOver().orElseThrow();
    Management next = new Management(second);
    next.takeOver(left);
    next.resume();

    next.cut(LOST);

    assertThat(next.handOver()).contains(left);
    assertThat(sent).isNotDone();
  }

  @Test
  void linkThatBreaksRightAfterTheAnswer_leavesTheSessionToTheNext() {
    Management management = on(first);
    management.cut(LOST);
    Management next = new Management(second);
    next.takeOver(management.handOver().orElseThrow());
    next.resume();
    next.told(new StreamManagement.Resumed("id", StanzaCount.ZERO).toElement());
    CompletableFuture<Void> sent = send(next, 1);
    next.cut(LOST);

    next.enable(ALICE);

    assertThat(next.handOver().orElseThrow().unacknowledged()).hasSize(1);
    assertThat(sent).isNotDone();
  }

  @Test
  void streamThatCannotBeResumed_failsWhatWasNotAcknowledged() {
    Management management = new Management(first);
    management.enable(ALICE);
    management.told(new StreamManagement.Enabled(null, 0).toElement());
    CompletableFuture<Void> sent = send(management, 1);

    management.cut(LOST);

    assertThat(sent).isNotDone();
    assertThat(management.handOver()).isEmpty();
    assertThat(sent).isCompletedExceptionally();
  }

  @Test
  @Specification("XEP-0198, section 6")
  void serverThatCountsTooMuch_breaksTheStream_andNothingGoesOn() {
    Management management = on(first);
    CompletableFuture<Void> sent = send(management, 1);

    assertThatThrownBy(
            () -> management.told(new StreamManagement.Answer(new StanzaCount(2)).toElement()))
        .isInstanceOf(StreamViolation.class);
    management.cut(LOST);

    assertThat(management.handOver()).isEmpty();
    assertThat(sent).isCompletedExceptionally();
  }

  @Test
  @Specification("XEP-0198, section 4")
  void counts_goRound() {
    Management management = new Management(first);
    CompletableFuture<Void> sent = new CompletableFuture<>();
    management.takeOver(
        new Resumption(
            ALICE,
            "id",
            Duration.ZERO,
            GREATEST,
            GREATEST,
            List.of(new Resumption.Sent(message(1), sent))));
    management.resume();
    management.told(new StreamManagement.Resumed("id", new StanzaCount(GREATEST)).toElement());
    receive(management, 2);

    management.told(new StreamManagement.Answer(StanzaCount.ZERO).toElement());
    management.told(new StreamManagement.Request().toElement());
    first.handled.remove(0).run();

    assertThat(sent).isCompleted();
    assertThat(first.words()).endsWith("a1");
  }

  @Test
  void tooMuchUnacknowledged_isRefused_andTakesNoNumber() {
    Management management = on(first);
    for (int i = 0; i < Backlog.MAX_STANZAS; i++) {
      send(management, i);
    }

    assertThat(send(management, -1)).isCompletedExceptionally();
    management.told(new StreamManagement.Answer(new StanzaCount(Backlog.MAX_STANZAS)).toElement());
    assertThat(send(management, -2)).isNotDone();
    assertThat(first.words()).doesNotContain("-1").contains("-2");
  }

  @Test
  void check_isAnsweredByAnyAnswer_andFailsWithTheLink() {
    Management management = on(first);
    CompletableFuture<Void> check = management.check().toCompletableFuture();
    assertThat(first.words()).containsExactly("r");
    management.told(new StreamManagement.Answer(StanzaCount.ZERO).toElement());
    assertThat(check).isCompleted();

    CompletableFuture<Void> other = management.check().toCompletableFuture();
    management.cut(LOST);
    assertThat(other).isCompletedExceptionally();
    assertThatThrownBy(() -> new Management(second).check())
        .isInstanceOf(IllegalStateException.class);
  }

  private static Management on(Written written) {
    Management management = new Management(written);
    management.enable(ALICE);
    written.said.clear();
    management.told(new StreamManagement.Enabled("id", 300).toElement());
    return management;
  }

  private static CompletableFuture<Void> send(Management management, int number) {
    return management.send(message(number)).orElseThrow().toCompletableFuture();
  }

  private static void receive(Management management, int times) {
    for (int i = 0; i < times; i++) {
      management.received(() -> {});
    }
  }

  private static Stanza message(int number) {
    return Stanza.builder(Stanza.Kind.MESSAGE).id("" + number).build();
  }

  /** What was written: stanzas by their ids, and words. */
  private static final class Written implements Management.Surroundings {
    private final List<Bytes> said = new ArrayList<>();
    private final List<Runnable> handled = new ArrayList<>();

    @Override
    public void write(Bytes xml) {
      said.add(xml);
    }

    @Override
    public void whenHandled(Runnable then) {
      handled.add(then);
    }

    List<String> words() {
      return said.stream().map(Written::word).toList();
    }

    private static String word(Bytes xml) {
      String text = xml.utf8();
      if (text.startsWith("<message")) {
        try {
          return StanzaCodec.decode(xml).id().orElseThrow();
        } catch (MalformedXmlException e) {
          throw new AssertionError(e);
        }
      }
      if (text.equals(REQUEST)) {
        return "r";
      }
      String name = text.substring(1, text.indexOf(' '));
      return name + text.replaceAll(".* h='(\\d*)'.*", "$1");
    }
  }
}
