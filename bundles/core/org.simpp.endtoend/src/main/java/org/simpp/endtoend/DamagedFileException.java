package org.simpp.endtoend;

import java.io.IOException;

/** A sealed file is not the one that was sealed: changed, cut, or of another key. */
public final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedFileException() {
    super("the sealed file is damaged, cut off, or not of this key");
  }
}
