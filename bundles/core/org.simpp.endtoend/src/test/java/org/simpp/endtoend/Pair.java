package org.simpp.endtoend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.SoftwareKey;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.endtoend.ConversationEvent.Opened;
import org.simpp.endtoend.ConversationEvent.OpenedContent;
import org.simpp.endtoend.ConversationEvent.Outgoing;
import org.simpp.endtoend.ConversationEvent.Rejected;
import org.simpp.endtoend.ConversationEvent.Waiting;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** Alice and Bob with a road between them that a test may disturb. */
final class Pair {
  static final Jid ALICE = Jid.of("alice@simpp.example");
  static final Jid BOB = Jid.of("bob@simpp.example");

  final CipherSuite suite = new Simpp2007Suite();
  final Randomness randomness;
  final Side alice;
  final Side bob;

  Pair(long seed) {
    Random source = new Random(seed);
    randomness = source::nextBytes;
    SoftwareKey alicesKey = SoftwareKey.generate(suite, Curve.P192, randomness);
    SoftwareKey bobsKey = SoftwareKey.generate(suite, Curve.P192, randomness);
    alice = new Side(ALICE, BOB, alicesKey);
    bob = new Side(BOB, ALICE, bobsKey);
  }

  /** Both have the other's key. */
  Pair acquainted() {
    alice.take(call(() -> alice.conversation.learn(bob.key.publicKey(), randomness)));
    bob.take(call(() -> bob.conversation.learn(alice.key.publicKey(), randomness)));
    return this;
  }

  /** Both are in a session that Alice began. */
  Pair inSession() {
    acquainted();
    alice.take(call(() -> alice.conversation.begin(randomness)));
    deliverAll();
    return this;
  }

  void deliverAll() {
    while (!alice.sent.isEmpty() || !bob.sent.isEmpty()) {
      if (!alice.sent.isEmpty()) {
        bob.receive(alice.sent.poll());
      }
      if (!bob.sent.isEmpty()) {
        alice.receive(bob.sent.poll());
      }
    }
  }

  /** A call that may need the key, which in these tests is always there. */
  interface Call<T> {
    T run() throws Exception;
  }

  static <T> T call(Call<T> call) {
    try {
      return call.run();
    } catch (KeyUnavailableException e) {
      throw new AssertionError("a key in memory is always there", e);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** One party: its conversation, what it has sent, and what it has seen. */
  final class Side {
    final Jid self;
    final Jid peer;
    final SoftwareKey key;
    final Deque<Outgoing> sent = new ArrayDeque<>();
    final List<ConversationEvent> seen = new ArrayList<>();
    final List<String> opened = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();
    Conversation conversation;

    Side(Jid self, Jid peer, SoftwareKey key) {
      this.self = self;
      this.peer = peer;
      this.key = key;
      this.conversation = new Conversation(suite, self, peer, key);
    }

    /** Whether the text left; otherwise it waits. */
    boolean send(String text) {
      List<ConversationEvent> events = call(() -> conversation.send(text, randomness));
      take(events);
      return events.stream().noneMatch(Waiting.class::isInstance);
    }

    /** Whether the content left; otherwise it waits. */
    boolean sendContent(String content) {
      List<ConversationEvent> events =
          call(() -> conversation.sendContent(Bytes.utf8(content), randomness));
      take(events);
      return events.stream().noneMatch(Waiting.class::isInstance);
    }

    List<ConversationEvent> receive(Outgoing message) {
      List<ConversationEvent> events =
          call(() -> conversation.receive(message.type(), message.bytes(), randomness));
      take(events);
      return events;
    }

    void retry() {
      take(call(() -> conversation.retry(randomness)));
    }

    void take(List<ConversationEvent> events) {
      for (ConversationEvent event : events) {
        seen.add(event);
        if (event instanceof Outgoing outgoing) {
          sent.add(outgoing);
        } else if (event instanceof Opened text) {
          opened.add(text.text());
        } else if (event instanceof OpenedContent content) {
          opened.add("content " + content.content().utf8());
        } else if (event instanceof Rejected refusal) {
          rejected.add(refusal);
        }
      }
    }

    /** As after a restart of the program. */
    void restart() {
      SecretBytes state = conversation.export();
      conversation.close();
      conversation = call(() -> Conversation.restore(suite, self, peer, key, state));
    }

    /** As after the loss of the workspace: the key is on the card, the sessions are gone. */
    void loseSessions() {
      conversation.close();
      conversation = new Conversation(suite, self, peer, key);
    }
  }
}
