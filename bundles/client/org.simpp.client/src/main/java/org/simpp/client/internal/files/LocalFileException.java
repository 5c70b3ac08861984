package org.simpp.client.internal.files;

import java.io.IOException;

/** A file on this computer could not be read or written, while the network is well. */
final class LocalFileException extends IOException {
  private static final long serialVersionUID = 1L;

  LocalFileException(IOException cause) {
    super(cause.toString(), cause);
  }
}
