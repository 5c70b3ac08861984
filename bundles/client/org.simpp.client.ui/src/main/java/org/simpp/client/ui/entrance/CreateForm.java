package org.simpp.client.ui.entrance;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.Invitation;
import org.simpp.client.Profile;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;

/** Creates an account with an invitation: a PIN for the new card, or a password. */
final class CreateForm {
  private final FormFoot.Place place;
  private final Text invitation;
  private final Label recipient;
  private final Remark laboratory;
  private final Label firstCaption;
  private final Text first;
  private final Label secondCaption;
  private final Text second;
  private final Remark card;
  private final FormFoot foot;

  CreateForm(Composite form, FormFoot.Place place, String address) {
    this.place = place;
    Pieces pieces = place.pieces();
    Messages messages = place.messages();
    pieces.title(form, messages.text("create.title"), 8);
    invitation =
        pieces.field(form, "create.invitation", messages.text("create.invitation"), SWT.SINGLE);
    invitation.setMessage(messages.text("create.invitation.hint"));
    recipient = pieces.label(form, "", Tint.TEXT_MUTED);
    laboratory =
        new Remark(form, pieces, "create.laboratory", Tint.ALARM, Tint.ON_ALARM, Icon.FLASK);
    firstCaption = pieces.label(form, "", Tint.TEXT);
    first = place.secret(form, this::create);
    secondCaption = pieces.label(form, "", Tint.TEXT);
    second = place.secret(form, this::create);
    card = new Remark(form, pieces, "create.card", Tint.PANE, Tint.TEXT, Icon.KEY);
    foot = new FormFoot(form, place, "create", "create.back", address, this::create);
    invitation.addListener(SWT.Modify, event -> describe());
    describe();
  }

  void onBack(Runnable handler) {
    foot.onOther(handler);
  }

  void focus() {
    invitation.setFocus();
  }

  /** Says whom the invitation is for, and where the key will be. */
  private void describe() {
    Messages messages = place.messages();
    Optional<Invitation> read = Entrance.invitation(invitation.getText());
    boolean isEmpty = invitation.getText().isBlank();
    boolean password = read.map(i -> i.profile() == Profile.PASSWORD).orElse(false);
    recipient.setText(
        Pieces.escaped(
            read.map(i -> messages.text("create.for", i.account().toString()))
                .orElse(isEmpty ? "" : messages.text("create.invitation.hint"))));
    Pieces.show(recipient, !isEmpty);
    laboratory.say(read.isPresent() && !password ? messages.text("laboratory.banner") : "");
    String stem = password ? "create.password" : "create.pin";
    caption(firstCaption, first, "create.first", messages.text(stem));
    caption(secondCaption, second, "create.second", messages.text(stem + ".again"));
    card.say(password ? "" : messages.text("create.card"));
    place.screen().fit();
  }

  private void caption(Label label, Text field, String id, String caption) {
    label.setText(caption);
    label.setFont(place.pieces().look().bold());
    place.pieces().named(field, id, caption);
  }

  private void create() {
    if (foot.isBusy()) {
      return;
    }
    Messages messages = place.messages();
    if (!Secret.same(first.getTextChars(), second.getTextChars())) {
      foot.problem(messages.text("create.differs"));
      first.setFocus();
      return;
    }
    if (first.getCharCount() == 0) {
      foot.problem(messages.text("signin.missing.secret"));
      first.setFocus();
      return;
    }
    foot.enter(
        place
            .entrance()
            .create(
                invitation.getText(),
                Secret.of(first.getTextChars()),
                foot.server(),
                place.screen()),
        List.of(invitation, first, second),
        () -> {});
  }
}
