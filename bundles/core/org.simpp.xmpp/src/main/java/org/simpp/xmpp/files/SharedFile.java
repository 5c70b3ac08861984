package org.simpp.xmpp.files;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;

/**
 * A file that lies sealed on a server, and what opens it (XEP-0447, section 3.1; XEP-0448, section
 * 3.1). It belongs inside a sealed message. {@link #toString} shows nothing that opens it.
 *
 * @param file what it is when it is open
 * @param key 32 bytes
 * @param iv 16 bytes
 * @param source where the sealed file is, over HTTP with TLS
 */
public record SharedFile(FileMetadata file, Bytes key, Bytes iv, URI source) {
  /** The namespace of files that are shared (XEP-0447). */
  public static final String NAMESPACE = "urn:xmpp:sfs:0";

  /** How the file is sealed: SIMPP-2007, section 1.9. */
  public static final String CIPHER = "urn:x-simpp:2007#file";

  private static final String ENCRYPTED = "urn:xmpp:esfs:0";
  private static final String URL_DATA = "http://jabber.org/protocol/url-data";
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 16;
  private static final int MAX_URL = 4_096;

  /**
   * @throws IllegalArgumentException if key or IV have another length, or the address is not one of
   *     HTTP over TLS
   */
  public SharedFile {
    Objects.requireNonNull(file);
    if (key.length() != KEY_BYTES || iv.length() != IV_BYTES || !isSecure(source)) {
      throw new IllegalArgumentException("a sealed file has a key, an IV and an https address");
    }
  }

  /**
   * What {@code sharing} writes; empty where it is none, or has no source that is sealed this way
   * and can be got over HTTP with TLS. Other sources are not minded.
   */
  public static Optional<SharedFile> of(Element sharing) {
    Optional<FileMetadata> file =
        sharing.child(FileMetadata.NAMESPACE, "file").flatMap(FileMetadata::of);
    if (!sharing.is(NAMESPACE, "file-sharing") || file.isEmpty()) {
      return Optional.empty();
    }
    return sharing.children(NAMESPACE, "sources").stream()
        .flatMap(sources -> sources.children(ENCRYPTED, "encrypted").stream())
        .flatMap(encrypted -> of(file.get(), encrypted).stream())
        .findFirst();
  }

  private static Optional<SharedFile> of(FileMetadata file, Element encrypted) {
    Optional<Bytes> key =
        encrypted.childText("key").flatMap(text -> Base64Text.read(text, KEY_BYTES));
    Optional<Bytes> iv = encrypted.childText("iv").flatMap(text -> Base64Text.read(text, IV_BYTES));
    Optional<URI> source =
        encrypted
            .child(NAMESPACE, "sources")
            .map(sources -> sources.children(URL_DATA, "url-data"))
            .orElse(List.of())
            .stream()
            .flatMap(data -> address(data.attribute("target").orElse("")).stream())
            .findFirst();
    boolean isOurs = encrypted.attribute("cipher").filter(CIPHER::equals).isPresent();
    return isOurs && key.isPresent() && iv.isPresent() && source.isPresent()
        ? Optional.of(new SharedFile(file, key.get(), iv.get(), source.get()))
        : Optional.empty();
  }

  private static Optional<URI> address(String text) {
    try {
      URI address = new URI(text);
      return text.length() <= MAX_URL && isSecure(address)
          ? Optional.of(address)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isSecure(URI address) {
    return "https".equalsIgnoreCase(address.getScheme())
        && address.getHost() != null
        && address.getUserInfo() == null;
  }

  /** As a {@code <file-sharing/>}. */
  public Element toElement() {
    Element.Builder encrypted = Element.builder(ENCRYPTED, "encrypted").attribute("cipher", CIPHER);
    encrypted.child("key", base64(key)).child("iv", base64(iv));
    Element data =
        Element.builder(URL_DATA, "url-data").attribute("target", source.toASCIIString()).build();
    encrypted.child(Element.builder(NAMESPACE, "sources").child(data).build());
    return Element.builder(NAMESPACE, "file-sharing")
        .attribute("disposition", "attachment")
        .child(file.toElement())
        .child(Element.builder(NAMESPACE, "sources").child(encrypted.build()).build())
        .build();
  }

  private static String base64(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Override
  public String toString() {
    return "SharedFile[" + file + "]";
  }
}
