package org.simpp.client.internal.contacts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Wire;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.caps.Capabilities;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.simpp.SimppNamespaces;

/**
 * Whether a contact's program can receive SIMPP: asked by service discovery (XEP-0030), and not
 * again where an answer has proved its entity capabilities (XEP-0115) before. On the loop only.
 */
public final class Programs {
  /** What is known of one program. */
  public enum Support {
    /** It can, texts and contents. */
    CONTENT,
    /** It can, texts alone. */
    TEXT,
    /** It cannot. */
    NONE,
    /** The question is on its way, or was not answered. */
    UNKNOWN;

    /** Whether it can receive SIMPP at all. */
    public boolean isSimpp() {
      return this == CONTENT || this == TEXT;
    }

    private static Support of(DiscoInfo info) {
      if (!info.has(SimppNamespaces.SIMPP_2007)) {
        return NONE;
      }
      return info.has(SimppNamespaces.CONTENT_2007) ? CONTENT : TEXT;
    }
  }

  private static final int MAX_REMEMBERED = 5000;

  private final Loop loop;
  private final Wire wire;
  private final Consumer<Jid> learnt;
  private final Map<Jid, Support> programs = new HashMap<>();
  private final Map<Capabilities, Support> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Capabilities, Support> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  /**
   * @param learnt told the full address of a program of which the answer came
   */
  public Programs(Loop loop, Wire wire, Consumer<Jid> learnt) {
    this.loop = loop;
    this.wire = wire;
    this.learnt = learnt;
  }

  public Support of(Jid full) {
    return programs.getOrDefault(full, Support.UNKNOWN);
  }

  /** {@code full} is there and said {@code children} in its presence. */
  public void available(Jid full, List<Element> children) {
    Optional<Capabilities> said =
        children.stream().flatMap(child -> Capabilities.of(child).stream()).findFirst();
    Support known = said.map(remembered::get).orElse(null);
    if (known != null) {
      programs.put(full, known);
    } else if (said.isPresent() || !programs.containsKey(full)) {
      programs.putIfAbsent(full, Support.UNKNOWN);
      ask(full, said.orElse(null));
    }
  }

  public void unavailable(Jid full) {
    if (full.isBare()) {
      programs.keySet().removeIf(one -> one.bare().equals(full));
    } else {
      programs.remove(full);
    }
  }

  public void clear() {
    programs.clear();
  }

  private void ask(Jid full, @Nullable Capabilities said) {
    Optional<Line> line = wire.line();
    if (line.isEmpty()) {
      return;
    }
    Element question = DiscoInfo.request(said == null ? "" : said.discoNode());
    loop.here(line.get().requests().request(full, "get", question))
        .whenComplete(
            (answer, failure) -> learn(full, said, failure == null ? answer : Optional.empty()));
  }

  private void learn(Jid full, @Nullable Capabilities said, Optional<Element> answer) {
    Optional<DiscoInfo> info = answer.flatMap(DiscoInfo::of);
    Support support = info.map(Support::of).orElse(Support.NONE);
    if (said != null && info.filter(said::standFor).isPresent()) {
      remembered.put(said, support);
    }
    if (programs.containsKey(full)) {
      programs.put(full, support);
      learnt.accept(full);
    }
  }
}
