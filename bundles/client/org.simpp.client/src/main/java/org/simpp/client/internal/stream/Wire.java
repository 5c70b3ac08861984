package org.simpp.client.internal.stream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.internal.Troubles;

/** The connection of the moment, if there is one. On the loop only. */
public final class Wire {
  private @Nullable Line line;

  public Optional<Line> line() {
    return Optional.ofNullable(line);
  }

  /**
   * The connection of the moment.
   *
   * @throws ClientException with {@link Trouble.Cause#NOT_CONNECTED}
   */
  public Line require() throws ClientException {
    if (line == null) {
      throw Troubles.exception(
          Trouble.Cause.NOT_CONNECTED, "there is no connection; it is being made again");
    }
    return line;
  }

  public void connect(Line connected) {
    line = connected;
  }

  /** Every open request fails. */
  public void disconnect() {
    Line last = line;
    line = null;
    if (last != null) {
      last.requests().end();
    }
  }
}
