package org.simpp.card.keystore;

/** A file is no whole card of this format; the message continues "it cannot be read: ". */
final class DamagedFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean newerFormat;

  DamagedFileException(String message) {
    super(message);
    this.newerFormat = false;
  }

  DamagedFileException(String message, Throwable cause) {
    super(message, cause);
    this.newerFormat = false;
  }

  private DamagedFileException(int format) {
    super("it has format " + format + ", written by a newer version of this program");
    this.newerFormat = true;
  }

  static DamagedFileException newerFormat(int format) {
    return new DamagedFileException(format);
  }

  /** Whether the file is whole, and not for us. */
  boolean isNewerFormat() {
    return newerFormat;
  }
}
