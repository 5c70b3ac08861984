package org.simpp.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something a person asked for could not be done; {@link #trouble} says what, for any language. */
public final class ClientException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Trouble trouble;

  public ClientException(Trouble trouble) {
    super(trouble.detail());
    this.trouble = Objects.requireNonNull(trouble);
  }

  public ClientException(Trouble trouble, @Nullable Throwable cause) {
    super(trouble.detail(), cause);
    this.trouble = Objects.requireNonNull(trouble);
  }

  public Trouble trouble() {
    return trouble == null
        ? Trouble.of(Trouble.Cause.UNFORESEEN, String.valueOf(getMessage()))
        : trouble;
  }
}
