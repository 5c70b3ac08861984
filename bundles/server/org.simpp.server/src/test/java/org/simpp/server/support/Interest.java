package org.simpp.server.support;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.simpp.model.Bytes;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.caps.Capabilities;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.Identity;

/** A client's software that wants the events of some nodes, and says so when it is asked. */
public final class Interest {
  private static final Pattern QUESTION =
      Pattern.compile("<iq from='simpp.example' to='[^']*' id='([^']*)' type='get'><query[^>]*/>");

  private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

  private final DiscoInfo info;
  private final Capabilities capabilities;

  private Interest(String software, DiscoInfo info) {
    this.info = info;
    this.capabilities = Capabilities.of("urn:x-test:" + software, info);
  }

  /** Of a software that wants the events of {@code nodes}. */
  public static Interest of(String software, String... nodes) {
    List<String> features = new ArrayList<>();
    for (String node : nodes) {
      features.add(node + "+notify");
    }
    return new Interest(
        software, DiscoInfo.of(new Identity("client", "pc", "", software), features));
  }

  /** Becomes available with it, and answers where it is asked; what came besides the question. */
  public String announce(TestClient client) {
    client.send("<presence>" + xml(ElementCodec.write(capabilities.toElement())) + "</presence>");
    return answer(client, info);
  }

  /** As {@link #announce}, but lies when it is asked. */
  public String lie(TestClient client, DiscoInfo other) {
    client.send("<presence>" + xml(ElementCodec.write(capabilities.toElement())) + "</presence>");
    return answer(client, other);
  }

  /** As {@link #announce}, but answers with an error where it is asked. */
  public void refuse(TestClient client) {
    client.send("<presence>" + xml(ElementCodec.write(capabilities.toElement())) + "</presence>");
    answer(
        client, "error", "<error type='cancel'><item-not-found xmlns='" + STANZAS + "'/></error>");
  }

  private static String answer(TestClient client, DiscoInfo answer) {
    return answer(client, "result", xml(ElementCodec.write(answer.toElement())));
  }

  private static String answer(TestClient client, String type, String content) {
    String came = client.taken();
    Matcher question = QUESTION.matcher(came);
    if (!question.find()) {
      return came;
    }
    client.send(
        "<iq type='%s' to='simpp.example' id='%s'>%s</iq>"
            .formatted(type, question.group(1), content));
    return came.replace(question.group(), "") + client.taken();
  }

  private static String xml(Bytes element) {
    return element.utf8();
  }
}
