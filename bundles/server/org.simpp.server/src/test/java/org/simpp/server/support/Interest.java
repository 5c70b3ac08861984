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

  private static String answer(TestClient client, DiscoInfo answer) {
    String came = client.taken();
    Matcher question = QUESTION.matcher(came);
    if (!question.find()) {
      return came;
    }
    client.send(
        "<iq type='result' to='simpp.example' id='"
            + question.group(1)
            + "'>"
            + xml(ElementCodec.write(answer.toElement()))
            + "</iq>");
    return came.replace(question.group(), "") + client.taken();
  }

  private static String xml(Bytes element) {
    return element.utf8();
  }
}
