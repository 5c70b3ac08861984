package org.simpp.client.internal.conversation;

import java.util.Optional;
import org.simpp.client.Entry.Attachment;
import org.simpp.client.Transfers;
import org.simpp.client.history.Body;
import org.simpp.client.internal.text.FileName;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.files.SharedFile;

/**
 * A file that an entry brings.
 *
 * @param sharing what tells of it and opens it
 */
public record Shared(SharedFile sharing) {
  /** What the body of an entry brings; empty where it brings nothing. */
  public static Optional<Shared> of(Body body) {
    if (!(body instanceof Body.File file)) {
      return Optional.empty();
    }
    try {
      return of(ElementCodec.parse(Bytes.utf8(file.sharing())));
    } catch (MalformedXmlException e) {
      // The history has proved that it is what was written; a later version's words are not known
      return Optional.empty();
    }
  }

  /** What the content of a message brings. */
  static Optional<Shared> in(Content content) {
    return content.first(Shared::of);
  }

  private static Optional<Shared> of(Element element) {
    return SharedFile.of(element)
        .filter(sharing -> sharing.file().size() <= Transfers.MAX_BYTES)
        .map(Shared::new);
  }

  /** As the history keeps it. */
  Body body() {
    return new Body.File(ElementCodec.write(sharing.toElement()).utf8());
  }

  /** As a screen gets it: whatever its sender calls it, its name is harmless. */
  public Attachment attachment() {
    return new Attachment(
        FileName.safe(sharing.file().name()), sharing.file().size(), sharing.file().mediaType());
  }
}
