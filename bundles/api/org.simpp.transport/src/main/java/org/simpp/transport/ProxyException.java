package org.simpp.transport;

import java.io.IOException;
import java.util.Objects;

/**
 * A proxy did not connect; the cause of a {@link TransportException} whose reason is {@link
 * #reason}.
 */
public final class ProxyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final TransportException.Reason reason;
  private final String proxy;
  private final String answer;

  /**
   * @param proxy as {@link ProxyServer#name}
   * @param answer what it said, or what happened instead, in a few words
   */
  public ProxyException(TransportException.Reason reason, String proxy, String answer) {
    super("the proxy " + proxy + " did not connect: " + answer);
    this.reason = Objects.requireNonNull(reason);
    this.proxy = Objects.requireNonNull(proxy);
    this.answer = Objects.requireNonNull(answer);
  }

  public TransportException.Reason reason() {
    return reason;
  }

  public String proxy() {
    return proxy;
  }

  public String answer() {
    return answer;
  }
}
