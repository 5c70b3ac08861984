package org.simpp.client.ui.news;

import java.io.IOException;
import java.util.function.Consumer;
import org.simpp.model.Jid;

/** Where news are shown outside of the window. Every method may wait. */
public interface Board extends AutoCloseable {
  /**
   * Shows it, in the place of what is shown of the same contact.
   *
   * @throws IOException if it cannot be shown
   */
  void show(News news) throws IOException;

  /** What is shown of the contact has been read. */
  void withdraw(Jid contact) throws IOException;

  /** From now on {@code chosen} is told whose news somebody has clicked on, on any thread. */
  void onChosen(Consumer<Jid> chosen);

  @Override
  void close();
}
