package org.simpp.client.history.internal;

import static org.simpp.client.history.internal.HistoryFixture.BOB;
import static org.simpp.client.history.internal.HistoryFixture.open;
import static org.simpp.client.history.internal.HistoryFixture.outgoing;

import java.nio.file.Path;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;

/** A process that writes until it is killed or can write no more, and says what it has kept. */
final class WritingProcess {
  private WritingProcess() {}

  public static void main(String[] arguments) throws HistoryException {
    int number = Integer.parseInt(arguments[1]);
    try (History history = open(Path.of(arguments[0]))) {
      int refused = 0;
      while (refused < 3) {
        try {
          history.append(outgoing(BOB, number));
          System.out.println("kept " + number);
          number++;
        } catch (HistoryException e) {
          refused++;
          System.out.println("refused " + e.reason());
        }
      }
    }
  }
}
