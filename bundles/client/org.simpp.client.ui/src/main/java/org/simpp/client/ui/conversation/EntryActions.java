package org.simpp.client.ui.conversation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.graphics.ImageData;
import org.simpp.client.Entry;
import org.simpp.model.MessageId;

/** What a person can do with an entry of the transcript. */
interface EntryActions {
  /** Whether the contact's program opens more than texts now. */
  boolean takesMore();

  /** Whether it is the last one that was written here. */
  boolean isLastOwn(Entry entry);

  void answer(Entry entry);

  void correct(Entry entry);

  void withdraw(Entry entry);

  /** Adds the reaction, or takes it back. */
  void react(Entry entry, String emoji);

  /** Shows the entry of that id, where it is here. */
  void jump(MessageId id);

  /** Asks where to, and saves the file that the entry brings. */
  void save(Entry entry);

  /** Where that file has been saved. */
  Optional<Path> saved(Entry entry);

  /** Makes a small picture of a file and hands it over later; of what is no picture, nothing. */
  void picture(Path file, int width, int height, Consumer<Optional<ImageData>> done);

  /** An entry takes another room than before. */
  void resized();
}
