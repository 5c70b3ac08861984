package org.simpp.xmpp;

/** Bytes are not the element they were said to be; the message says why, without their content. */
public final class MalformedXmlException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedXmlException(String message) {
    super(message);
  }

  public MalformedXmlException(String message, Throwable cause) {
    super(message, cause);
  }
}
