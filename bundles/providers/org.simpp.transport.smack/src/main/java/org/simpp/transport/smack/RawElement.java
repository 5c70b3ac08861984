package org.simpp.transport.smack;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jivesoftware.smack.packet.Nonza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.simpp.model.Bytes;

/** A first-level element that leaves as the bytes it is. */
final class RawElement implements Nonza {
  private final Bytes xml;
  private final CompletableFuture<Void> written = new CompletableFuture<>();
  private final Consumer<RawElement> taken;

  /**
   * @param taken told when Smack's writer takes the element, right before it writes it
   */
  RawElement(Bytes xml, Consumer<RawElement> taken) {
    this.xml = xml;
    this.taken = taken;
  }

  /** Completes when it has been written to the socket. */
  CompletableFuture<Void> written() {
    return written;
  }

  @Override
  public CharSequence toXML(XmlEnvironment environment) {
    taken.accept(this);
    return xml.utf8();
  }

  @Override
  public String getElementName() {
    return "raw";
  }

  @Override
  public String getNamespace() {
    return "";
  }
}
