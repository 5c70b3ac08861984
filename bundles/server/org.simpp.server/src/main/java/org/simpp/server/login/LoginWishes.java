package org.simpp.server.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.transport.LoginRequest;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.bind2.Bind2;
import org.simpp.xmpp.fast.Fast;
import org.simpp.xmpp.streammanagement.StreamManagement;
import org.simpp.xmpp.streammanagement.StreamManagement.Resume;

/** What a client asks for together with its login; what is not understood is not there. */
public record LoginWishes(List<Element> elements) {
  /** What {@code request} says. */
  public static LoginWishes of(LoginRequest request) {
    List<Element> elements = new ArrayList<>();
    for (Bytes xml : request.elements()) {
      try {
        elements.add(ElementCodec.parse(xml));
      } catch (MalformedXmlException e) {
        throw new IllegalArgumentException("a wish is one element", e);
      }
    }
    return new LoginWishes(List.copyOf(elements));
  }

  /** To go on with an earlier session (XEP-0198, section 9.2). */
  public Optional<Resume> resume() {
    return elements.stream()
        .flatMap(one -> StreamManagement.of(one).stream())
        .filter(Resume.class::isInstance)
        .map(Resume.class::cast)
        .findFirst();
  }

  /** A resource (XEP-0386, section 3.2). */
  public Optional<Bind2> bind() {
    return elements.stream().flatMap(one -> Bind2.of(one).stream()).findFirst();
  }

  /** A token, with the mechanism that it shall be good for (XEP-0484, section 3.2). */
  public Optional<String> token() {
    return elements.stream().flatMap(one -> Fast.requested(one).stream()).findFirst();
  }

  /** The token that it logs in with (XEP-0484, section 3.4). */
  public Optional<Fast.Use> use() {
    return elements.stream().flatMap(one -> Fast.use(one).stream()).findFirst();
  }
}
