package org.simpp.client.ui.settings;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.swt.widgets.Composite;
import org.simpp.client.Disclosure;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;

/** What contacts learn of the person by itself; every choice applies at once. */
public final class DisclosureSection {
  private final Session session;
  private final UiThread thread;
  private final Consumer<Trouble> failed;

  public DisclosureSection(
      Composite form, Pieces pieces, Messages messages, Session session, Consumer<Trouble> failed) {
    this.session = session;
    this.thread = new UiThread(form);
    this.failed = failed;
    Disclosure now = session.disclosure();
    pieces.caption(form, messages.text("settings.told"));
    pieces.label(form, messages.text("settings.told.where"), Tint.TEXT_MUTED);
    pieces.check(
        form,
        "settings.readmarks",
        messages.text("settings.readmarks"),
        now.readMarks(),
        yes -> change(wanted -> wanted.withReadMarks(yes)));
    pieces.check(
        form,
        "settings.typing",
        messages.text("settings.typing"),
        now.typing(),
        yes -> change(wanted -> wanted.withTyping(yes)));
    pieces.check(
        form,
        "settings.idleness",
        messages.text("settings.idleness"),
        now.idleness(),
        yes -> change(wanted -> wanted.withIdleness(yes)));
  }

  private void change(UnaryOperator<Disclosure> change) {
    thread.when(session.disclose(change.apply(session.disclosure())), done -> {}, failed);
  }
}
