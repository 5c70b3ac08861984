package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.PublishNodeStore.Latest;
import org.simpp.store.StoreException.Reason;

/** What every {@link PublishNodeStore} does. */
@Specification("XEP-0163")
public abstract class PublishNodeStoreContract extends StoreContract {
  private static final String NODE = "urn:xmpp:bookmarks:1";
  private static final String MOOD = "http://jabber.org/protocol/mood";
  private static final long ROOM = 1_000_000;

  private PublishNodeStore nodes;

  @BeforeEach
  void accounts() throws StoreException {
    stores().accounts().create(ALICE, NOW, List.of());
    stores().accounts().create(BOB, NOW, List.of());
    nodes = stores().publishNodes();
  }

  @Test
  void node_comesBackAndIsConfiguredAnew() throws StoreException {
    nodes.putNode(ALICE, node(NODE, 3), 2);
    nodes.putNode(ALICE, node(MOOD, 1), 2);
    PublishNode other = new PublishNode(NODE, 5, Bytes.utf8("<其他/>"));
    nodes.putNode(ALICE, other, 2);

    assertThat(nodes.node(ALICE, NODE)).contains(other);
    assertThat(nodes.nodes(ALICE)).containsExactly(node(MOOD, 1), other);
    assertThat(nodes.node(BOB, NODE)).isEmpty();
    assertThat(nodes.nodes(BOB)).isEmpty();
    assertThat(nodes.nodes(WANG)).isEmpty();
  }

  @Test
  void node_beyondTheBound_isRefused() throws StoreException {
    nodes.putNode(ALICE, node("a", 1), 1);

    assertRefused(Reason.FULL, () -> nodes.putNode(ALICE, node("b", 1), 1));
    assertRefused(Reason.NOT_FOUND, () -> nodes.putNode(WANG, node("b", 1), 1));
    nodes.putNode(ALICE, node("a", 2), 1);
    nodes.putNode(BOB, node("b", 1), 1);
  }

  @Test
  void names_differInCaseSpacesAndRareCharacters() throws StoreException {
    List<String> names = List.of("a", "A", "a ", "𠮷", "x".repeat(PublishNode.MAX_NAME));
    for (String name : names) {
      nodes.putNode(ALICE, node(name, 10), 10);
      for (String id : names) {
        nodes.publish(ALICE, name, item(id, 1), ROOM);
      }
    }
    for (String name : names) {
      assertThat(nodes.node(ALICE, name)).as(name).contains(node(name, 10));
      assertThat(nodes.items(ALICE, name, 10)).hasSize(names.size());
      assertThat(nodes.item(ALICE, name, name)).contains(item(name, 1));
    }
  }

  @Test
  void items_comeTheLatestFirst_andThoseBeyondTheNodesMeasureGo() throws StoreException {
    nodes.putNode(ALICE, node(NODE, 3), 1);
    for (int i = 1; i <= 5; i++) {
      nodes.publish(ALICE, NODE, item("i" + i, i), ROOM);
    }

    assertThat(nodes.items(ALICE, NODE, 10))
        .containsExactly(item("i5", 5), item("i4", 4), item("i3", 3));
    assertThat(nodes.items(ALICE, NODE, 1)).containsExactly(item("i5", 5));
    assertThat(nodes.item(ALICE, NODE, "i2")).isEmpty();
    assertThat(nodes.item(ALICE, NODE, "i4")).contains(item("i4", 4));
    assertThat(nodes.item(BOB, NODE, "i4")).isEmpty();
    assertThat(nodes.items(ALICE, MOOD, 10)).isEmpty();
  }

  @Test
  void itemOfTheSameId_isReplacedAndIsTheLatest() throws StoreException {
    nodes.putNode(ALICE, node(NODE, 3), 1);
    nodes.publish(ALICE, NODE, item("a", 1), ROOM);
    nodes.publish(ALICE, NODE, item("b", 2), ROOM);
    nodes.publish(ALICE, NODE, item("a", 3), ROOM);

    assertThat(nodes.items(ALICE, NODE, 10)).containsExactly(item("a", 3), item("b", 2));
  }

  @Test
  void nodeThatKeepsFewer_letsTheOldestGo() throws StoreException {
    nodes.putNode(ALICE, node(NODE, 3), 1);
    nodes.publish(ALICE, NODE, item("a", 1), ROOM);
    nodes.publish(ALICE, NODE, item("b", 2), ROOM);
    nodes.putNode(ALICE, node(NODE, 1), 1);
    assertThat(nodes.items(ALICE, NODE, 10)).containsExactly(item("b", 2));

    nodes.putNode(ALICE, node(NODE, 0), 1);
    nodes.publish(ALICE, NODE, item("c", 3), ROOM);
    assertThat(nodes.items(ALICE, NODE, 10)).isEmpty();
  }

  @Test
  void publish_beyondTheRoomOrWithoutANode_isRefused() throws StoreException {
    nodes.putNode(ALICE, node(NODE, 10), 2);
    nodes.putNode(ALICE, node(MOOD, 10), 2);
    long two = item("x", 1).payload().length() * 2L;
    nodes.publish(ALICE, NODE, item("a", 1), two);
    nodes.publish(ALICE, MOOD, item("b", 2), two);

    assertRefused(Reason.FULL, () -> nodes.publish(ALICE, NODE, item("c", 3), two));
    assertRefused(Reason.NOT_FOUND, () -> nodes.publish(BOB, NODE, item("c", 3), two));
    assertThat(nodes.items(ALICE, NODE, 10)).containsExactly(item("a", 1));
    nodes.publish(ALICE, NODE, item("a", 4), two);
  }

  @Test
  void latest_isOneItemANode() throws StoreException {
    nodes.putNode(ALICE, node(NODE, 3), 3);
    nodes.putNode(ALICE, node(MOOD, 3), 3);
    nodes.putNode(ALICE, node("empty", 3), 3);
    nodes.putNode(BOB, node(MOOD, 3), 3);
    nodes.publish(ALICE, NODE, item("a", 1), ROOM);
    nodes.publish(ALICE, NODE, item("b", 2), ROOM);
    nodes.publish(ALICE, NODE, item("c", 3), ROOM);
    nodes.retract(ALICE, NODE, "c");
    nodes.publish(ALICE, MOOD, item("sad", 3), ROOM);
    nodes.publish(BOB, MOOD, item("happy", 4), ROOM);

    assertThat(nodes.latest(List.of(ALICE, BOB, WANG), List.of(NODE, "empty")))
        .containsExactly(new Latest(ALICE, node(NODE, 3), item("b", 2)));
    assertThat(nodes.latest(List.of(ALICE, BOB), List.of(MOOD)))
        .containsExactlyInAnyOrder(
            new Latest(ALICE, node(MOOD, 3), item("sad", 3)),
            new Latest(BOB, node(MOOD, 3), item("happy", 4)));
    assertThat(nodes.latest(List.of(), List.of(MOOD))).isEmpty();
    assertThat(nodes.latest(List.of(ALICE), List.of())).isEmpty();
  }

  @Test
  void latest_asksForManyOwnersAtOnce() throws StoreException {
    nodes.putNode(BOB, node(MOOD, 1), 1);
    nodes.publish(BOB, MOOD, item("happy", 4), ROOM);
    List<Jid> many = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      many.add(Jid.of("user" + i + "@simpp.local"));
    }
    many.add(BOB);

    assertThat(nodes.latest(many, List.of(MOOD))).hasSize(1);
  }

  @Test
  void retract_purgeAndDelete_takeItemsAway() throws StoreException {
    nodes.putNode(ALICE, node(NODE, 3), 1);
    nodes.publish(ALICE, NODE, item("a", 1), ROOM);
    nodes.publish(ALICE, NODE, item("b", 2), ROOM);

    assertThat(nodes.retract(ALICE, NODE, "a")).isTrue();
    assertThat(nodes.retract(ALICE, NODE, "a")).isFalse();
    assertThat(nodes.retract(BOB, NODE, "b")).isFalse();
    assertThat(nodes.items(ALICE, NODE, 10)).containsExactly(item("b", 2));
    nodes.purge(BOB, NODE);
    nodes.purge(ALICE, NODE);
    assertThat(nodes.items(ALICE, NODE, 10)).isEmpty();
    nodes.publish(ALICE, NODE, item("c", 1), ROOM);
    assertThat(nodes.deleteNode(BOB, NODE)).isFalse();
    assertThat(nodes.deleteNode(ALICE, NODE)).isTrue();
    assertThat(nodes.deleteNode(ALICE, NODE)).isFalse();
    nodes.putNode(ALICE, node(NODE, 3), 1);
    assertThat(nodes.items(ALICE, NODE, 10)).isEmpty();
  }

  @Test
  void nodes_goWithTheirAccount() throws StoreException {
    nodes.putNode(ALICE, node(NODE, 3), 1);
    nodes.publish(ALICE, NODE, item("a", 1), ROOM);
    stores().accounts().delete(ALICE);
    stores().accounts().create(ALICE, NOW, List.of());

    assertThat(nodes.nodes(ALICE)).isEmpty();
    assertThat(nodes.items(ALICE, NODE, 1)).isEmpty();
  }

  @Test
  void publish_byManyAtOnce_keepsTheMeasure() throws Exception {
    nodes.putNode(ALICE, node(NODE, 3), 1);
    together(
        4,
        number ->
            () -> {
              for (int i = 0; i < 5; i++) {
                nodes.publish(ALICE, NODE, item("i" + number + "-" + i, i), ROOM);
              }
              return true;
            });

    assertThat(nodes.items(ALICE, NODE, 100)).hasSize(3);
  }

  private static PublishNode node(String name, int maxItems) {
    return new PublishNode(name, maxItems, Bytes.utf8("<x access='出席'/>"));
  }

  private static PublishedItem item(String id, int number) {
    return new PublishedItem(
        id, NOW.plusMillis(number), Bytes.utf8("<mood xmlns='m'>心情 😀 " + number + "</mood>"));
  }
}
