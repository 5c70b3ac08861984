package org.simpp.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.simpp.itests.specification.Specification;
import org.simpp.presence.Availability.Show;
import org.simpp.presence.SubscriptionOutcome.Effect;

/** What every presence service does, by the tables of RFC 6121. */
public abstract class PresenceServiceContract {
  /** The tables of appendix A, row by row. */
  private static final String TABLES = "/vectors/rfc6121-appendix-a.txt";

  private PresenceService service;

  /** One row of a table of appendix A. */
  record Row(
      String table,
      boolean isOutbound,
      SubscriptionType type,
      String before,
      boolean isForwarded,
      String after,
      Set<Effect> replies) {}

  /** The service that the contract is for. */
  protected abstract PresenceService service();

  @BeforeEach
  void makeService() {
    service = service();
  }

  @ParameterizedTest
  @Specification("RFC 6121, appendix A.1")
  @Specification("RFC 6121, appendix A.2")
  @Specification("RFC 6121, appendix A.3")
  @MethodSource("rows")
  void subscription_followsAppendixA(Row row) {
    SubscriptionState before = state(row.before());
    SubscriptionOutcome outcome =
        row.isOutbound()
            ? service.outbound(before, row.type())
            : service.inbound(before, row.type());

    assertThat(outcome.has(Effect.FORWARD)).isEqualTo(row.isForwarded());
    assertThat(outcome.state())
        .isEqualTo(
            row.after().equals("pre-approval") ? before.withPreApproved(true) : state(row.after()));
    assertThat(outcome.effects())
        .filteredOn(EnumSet.of(Effect.REPLY_SUBSCRIBED, Effect.REPLY_UNSUBSCRIBED)::contains)
        .containsExactlyElementsOf(row.replies());
    assertPushedWhereShown(before, outcome);
  }

  @Test
  void tables_areThere() {
    assertThat(rows()).hasSize(72).doesNotHaveDuplicates();
    assertThat(rows().map(row -> row.table() + row.before())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @Specification("RFC 6121, section 3.1.5")
  @CsvSource({
    "None + Pending In,From",
    "None + Pending Out+In,From + Pending Out",
    "To + Pending In,Both"
  })
  void approval_isFollowedByPresence(String before, String after) {
    SubscriptionOutcome outcome = service.outbound(state(before), SubscriptionType.SUBSCRIBED);

    assertThat(outcome.state()).isEqualTo(state(after));
    assertThat(outcome.effects())
        .containsExactlyInAnyOrder(Effect.FORWARD, Effect.SEND_PRESENCE, Effect.ROSTER_PUSH);
  }

  @ParameterizedTest
  @Specification("RFC 6121, section 3.1.3")
  @Specification("RFC 6121, section 3.2.2")
  @Specification("RFC 6121, section 3.3.3")
  @CsvSource({"From", "From + Pending Out", "Both"})
  void endOfASubscription_endsThePresence(String before) {
    assertThat(service.outbound(state(before), SubscriptionType.UNSUBSCRIBED).effects())
        .containsExactlyInAnyOrder(Effect.FORWARD, Effect.SEND_UNAVAILABLE, Effect.ROSTER_PUSH);
    assertThat(service.inbound(state(before), SubscriptionType.UNSUBSCRIBE).effects())
        .containsExactlyInAnyOrder(
            Effect.FORWARD, Effect.SEND_UNAVAILABLE, Effect.REPLY_UNSUBSCRIBED, Effect.ROSTER_PUSH);
    assertThat(service.inbound(state(before), SubscriptionType.SUBSCRIBE).effects())
        .as("section 3.1.3: a request that is granted already is answered for the user")
        .containsExactlyInAnyOrder(Effect.REPLY_SUBSCRIBED, Effect.SEND_PRESENCE);
  }

  @ParameterizedTest
  @Specification("RFC 6121, section 3.4.2")
  @Specification("RFC 6121, section 2.1.2.1")
  @CsvSource({"None", "None + Pending Out", "To"})
  void approvalBeforehand_answersTheRequest(String before) {
    SubscriptionOutcome approved = service.outbound(state(before), SubscriptionType.SUBSCRIBED);
    assertThat(approved.effects()).containsExactly(Effect.ROSTER_PUSH);
    assertThat(approved.state().preApproved()).isTrue();

    SubscriptionOutcome requested = service.inbound(approved.state(), SubscriptionType.SUBSCRIBE);
    assertThat(requested.effects())
        .containsExactlyInAnyOrder(
            Effect.REPLY_SUBSCRIBED, Effect.SEND_PRESENCE, Effect.ROSTER_PUSH);
    assertThat(requested.state().from()).isTrue();
    assertThat(requested.state().pendingIn()).isFalse();

    SubscriptionOutcome takenBack =
        service.outbound(approved.state(), SubscriptionType.UNSUBSCRIBED);
    assertThat(takenBack.effects()).containsExactly(Effect.ROSTER_PUSH);
    assertThat(takenBack.state()).isEqualTo(state(before));
  }

  @Test
  @Specification("RFC 6121, section 3.4.2")
  void approvedRequestThatPends_isNoApprovalBeforehand() {
    assertThat(
            service
                .outbound(state("None + Pending In"), SubscriptionType.SUBSCRIBED)
                .state()
                .preApproved())
        .isFalse();
    assertThat(service.outbound(state("Both"), SubscriptionType.SUBSCRIBED).effects()).isEmpty();
  }

  @Test
  @Specification("RFC 6121, section 4.7.2.1")
  @Specification("RFC 6121, section 4.7.2.3")
  @Specification("RFC 6121, section 8.5.2.1.1")
  void foremost_isTheMostAvailable() {
    Availability low = availability("low", Show.CHAT, 1, 9);
    Availability away = availability("away", Show.AWAY, 5, 9);
    Availability old = availability("old", Show.AVAILABLE, 5, 1);
    Availability recent = availability("recent", Show.AVAILABLE, 5, 2);
    Availability hidden = availability("hidden", Show.CHAT, -1, 9);

    assertThat(service.foremost(List.of(low, away, old, recent, hidden))).contains(recent);
    assertThat(service.foremost(List.of(low, away, old, hidden))).contains(old);
    assertThat(service.foremost(List.of(hidden, low, away))).contains(away);
    assertThat(service.foremost(List.of(hidden))).isEmpty();
    assertThat(service.foremost(List.of())).isEmpty();
  }

  /**
   * Section 8.5.4, table 1. Of an account with the resources: none; one that is negative; one that
   * is not; several. To the bare address, to a resource that is there, to one that is not. D: to
   * the one addressed, or the most available; A: to all that are not negative; O: held; E: refused;
   * S: ignored.
   */
  @ParameterizedTest
  @Specification("RFC 6121, section 8.5.2.1.1")
  @Specification("RFC 6121, section 8.5.2.2.1")
  @Specification("RFC 6121, section 8.5.3.1")
  @Specification("RFC 6121, section 8.5.3.2.1")
  @Specification("RFC 6121, section 8.5.4")
  @CsvSource({
    "normal,    none,     bare,  O",
    "normal,    none,     other, E",
    "normal,    negative, bare,  O",
    "normal,    negative, own,   D",
    "normal,    negative, other, E",
    "normal,    one,      bare,  D",
    "normal,    one,      own,   D",
    "normal,    one,      other, E",
    "normal,    several,  bare,  D",
    "normal,    several,  own,   D",
    "normal,    several,  other, E",
    "chat,      none,     bare,  O",
    "chat,      none,     other, O",
    "chat,      negative, bare,  O",
    "chat,      negative, own,   D",
    "chat,      negative, other, O",
    "chat,      one,      bare,  D",
    "chat,      one,      own,   D",
    "chat,      one,      other, D",
    "chat,      several,  bare,  D",
    "chat,      several,  own,   D",
    "chat,      several,  other, D",
    "groupchat, none,     bare,  E",
    "groupchat, none,     other, E",
    "groupchat, negative, bare,  E",
    "groupchat, negative, own,   D",
    "groupchat, negative, other, E",
    "groupchat, one,      bare,  E",
    "groupchat, one,      own,   D",
    "groupchat, one,      other, E",
    "groupchat, several,  bare,  E",
    "groupchat, several,  own,   D",
    "groupchat, several,  other, E",
    "headline,  none,     bare,  S",
    "headline,  none,     other, S",
    "headline,  negative, bare,  S",
    "headline,  negative, own,   D",
    "headline,  negative, other, S",
    "headline,  one,      bare,  A",
    "headline,  one,      own,   D",
    "headline,  one,      other, S",
    "headline,  several,  bare,  A",
    "headline,  several,  own,   D",
    "headline,  several,  other, S",
    "error,     none,     bare,  S",
    "error,     none,     other, S",
    "error,     negative, bare,  S",
    "error,     negative, own,   D",
    "error,     negative, other, S",
    "error,     one,      bare,  S",
    "error,     one,      own,   D",
    "error,     one,      other, S",
    "error,     several,  bare,  S",
    "error,     several,  own,   D",
    "error,     several,  other, S",
    "unheard,   none,     bare,  O",
    "unheard,   several,  bare,  D",
    "unheard,   several,  other, E"
  })
  void route_followsSection85(String type, String situation, String target, char expected) {
    List<Availability> resources = situation(situation);
    String own = resources.isEmpty() ? "gone" : resources.get(0).resource();
    String requested =
        switch (target) {
          case "bare" -> "";
          case "own" -> own;
          default -> "elsewhere";
        };
    Delivery delivery = service.route(type, requested, resources);

    switch (expected) {
      case 'O' -> assertThat(delivery).isEqualTo(new Delivery.Held());
      case 'E' -> assertThat(delivery).isEqualTo(new Delivery.Refused());
      case 'S' -> assertThat(delivery).isEqualTo(new Delivery.Ignored());
      case 'A' ->
          assertThat(((Delivery.ToResources) delivery).resources())
              .containsExactlyInAnyOrderElementsOf(
                  resources.stream()
                      .filter(r -> r.priority() >= 0)
                      .map(Availability::resource)
                      .toList());
      default ->
          assertThat(delivery)
              .isEqualTo(
                  new Delivery.ToResources(
                      List.of(target.equals("own") ? own : mostAvailable(situation))));
    }
  }

  static Stream<Row> rows() {
    try (InputStream tables = PresenceServiceContract.class.getResourceAsStream(TABLES)) {
      String text =
          new String(Objects.requireNonNull(tables, TABLES).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(PresenceServiceContract::row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    List<String> cells = Stream.of(line.split("\\|")).map(String::strip).toList();
    String before = cells.get(3);
    String after = cells.get(5);
    Set<Effect> replies =
        switch (cells.get(6)) {
          case "subscribed" -> Set.of(Effect.REPLY_SUBSCRIBED);
          case "unsubscribed" -> Set.of(Effect.REPLY_UNSUBSCRIBED);
          default -> Set.of();
        };
    return new Row(
        cells.get(0),
        cells.get(1).equals("outbound"),
        SubscriptionType.of(cells.get(2)).orElseThrow(),
        before,
        cells.get(4).equals("MUST"),
        after.equals("=") ? before : after,
        replies);
  }

  private static void assertPushedWhereShown(
      SubscriptionState before, SubscriptionOutcome outcome) {
    SubscriptionState after = outcome.state();
    boolean isShown =
        !before.subscription().equals(after.subscription())
            || before.pendingOut() != after.pendingOut()
            || before.preApproved() != after.preApproved();
    assertThat(outcome.has(Effect.ROSTER_PUSH)).isEqualTo(isShown);
  }

  /** A state as appendix A.1 names it. */
  private static SubscriptionState state(String name) {
    boolean pends = name.contains("Pending");
    return new SubscriptionState(
        name.startsWith("To") || name.equals("Both"),
        name.startsWith("From") || name.equals("Both"),
        pends && name.contains("Out"),
        pends && name.endsWith("In"),
        false);
  }

  private static List<Availability> situation(String name) {
    Availability negative = availability("negative", Show.CHAT, -5, 9);
    Availability one = availability("one", Show.AWAY, 0, 1);
    return switch (name) {
      case "none" -> List.of();
      case "negative" -> List.of(negative);
      case "one" -> List.of(one);
      default -> List.of(one, availability("best", Show.AVAILABLE, 5, 2), negative);
    };
  }

  private static String mostAvailable(String situation) {
    return situation.equals("one") ? "one" : "best";
  }

  private static Availability availability(String resource, Show show, int priority, long order) {
    return new Availability(resource, show, "", priority, order);
  }
}
