package org.simpp.xmpp.files;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;

/**
 * What a file is (XEP-0446, section 2), with its hash by SHA-256 (XEP-0300). {@link #toString}
 * shows neither name nor hash: they say what somebody writes.
 *
 * @param name as its sender calls it: text for people, never a path
 * @param size in bytes
 * @param mediaType as its sender says, {@code application/octet-stream} where it does not
 * @param sha256 of the whole file
 */
public record FileMetadata(String name, long size, String mediaType, Bytes sha256) {
  /** The namespace. */
  public static final String NAMESPACE = "urn:xmpp:file:metadata:0";

  /** Bytes of a name in UTF-8, at most. */
  public static final int MAX_NAME_BYTES = 1_024;

  private static final String HASHES = "urn:xmpp:hashes:2";
  private static final String ALGORITHM = "sha-256";
  private static final String UNKNOWN = "application/octet-stream";
  private static final int HASH_BYTES = 32;

  /**
   * @throws IllegalArgumentException if the name is empty or too long, the size negative, the type
   *     none, or the hash of another length
   */
  public FileMetadata {
    int length = name.getBytes(StandardCharsets.UTF_8).length;
    if (length == 0 || length > MAX_NAME_BYTES) {
      throw new IllegalArgumentException("a file's name has 1 to 1024 bytes");
    }
    if (size < 0 || !isType(mediaType) || sha256.length() != HASH_BYTES) {
      throw new IllegalArgumentException("a file has a size, a type and a hash of 32 bytes");
    }
  }

  /** Whether {@code text} can be a media type. */
  public static boolean isType(String text) {
    return text.matches("[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}");
  }

  /**
   * What {@code file} writes; empty where it is none, or name, size or hash are missing or no good
   * (XEP-0448, section 3.1, requires size and hash). A type that is none counts as unknown.
   */
  static Optional<FileMetadata> of(Element file) {
    Optional<String> name = file.childText("name");
    Optional<String> size = file.childText("size").filter(text -> text.matches("[0-9]{1,18}"));
    Optional<Bytes> hash = hash(file.children(HASHES, "hash"));
    if (!file.is(NAMESPACE, "file") || name.isEmpty() || size.isEmpty() || hash.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FileMetadata(
              name.get(),
              Long.parseLong(size.get()),
              file.childText("media-type").filter(FileMetadata::isType).orElse(UNKNOWN),
              hash.get()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Bytes> hash(List<Element> hashes) {
    return hashes.stream()
        .filter(hash -> hash.attribute("algo").filter(ALGORITHM::equals).isPresent())
        .findFirst()
        .flatMap(hash -> Base64Text.read(hash.text(), HASH_BYTES));
  }

  /** As a {@code <file/>}. */
  public Element toElement() {
    return Element.builder(NAMESPACE, "file")
        .child("media-type", mediaType)
        .child("name", name)
        .child("size", Long.toString(size))
        .child(
            Element.builder(HASHES, "hash")
                .attribute("algo", ALGORITHM)
                .text(Base64.getEncoder().encodeToString(sha256.toByteArray()))
                .build())
        .build();
  }

  @Override
  public String toString() {
    return "FileMetadata[" + size + " bytes]";
  }
}
