package org.simpp.client.internal.stream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.internal.Troubles;

/** The connection of the moment, if there is one. On the loop only. */
public final class Wire {
  private @Nullable Line line;
  private boolean isCut;

  /** Empty too while the connection is cut. */
  public Optional<Line> line() {
    return isCut ? Optional.empty() : Optional.ofNullable(line);
  }

  /**
   * The connection of the moment.
   *
   * @throws ClientException with {@link Trouble.Cause#NOT_CONNECTED}
   */
  public Line require() throws ClientException {
    return line()
        .orElseThrow(
            () ->
                Troubles.exception(
                    Trouble.Cause.NOT_CONNECTED, "there is no connection; it is being made again"));
  }

  /** There is one, or the one that was cut goes on. */
  public void connect(Line connected) {
    line = connected;
    isCut = false;
  }

  /** It is cut and may go on: open requests wait for their answers. */
  public void cut() {
    isCut = true;
  }

  /** Every open request fails. */
  public void disconnect() {
    Line last = line;
    line = null;
    isCut = false;
    if (last != null) {
      last.requests().end();
    }
  }
}
