package org.simpp.client.ui.entrance;

import java.time.ZoneId;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.KnownAccount;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;

/** Signs in with an account and its PIN or password. */
public final class SignInForm {
  /**
   * What the form begins with.
   *
   * @param account "" for the one used last
   * @param server "" for none
   * @param message said above the form, "" for none
   */
  public record Start(String account, String server, String message) {}

  private final FormFoot.Place place;
  private final Messages messages;
  private final Text account;
  private final Label secretCaption;
  private final Text secret;
  private final Remark card;
  private final FormFoot foot;
  private List<KnownAccount> known = List.of();

  SignInForm(Composite form, FormFoot.Place place, Start start) {
    this.place = place;
    this.messages = place.messages();
    Pieces pieces = place.pieces();
    pieces.title(form, messages.text("signin.title"), 8);
    account = pieces.field(form, "signin.account", messages.text("signin.account"), SWT.SINGLE);
    account.setMessage(messages.text("signin.account.hint"));
    account.setText(start.account());
    secretCaption = pieces.label(form, "", Tint.TEXT);
    secretCaption.setFont(pieces.look().bold());
    secret = place.secret(form, this::signIn);
    card = new Remark(form, pieces, "signin.card", Tint.PANE, Tint.TEXT, Icon.KEY);
    foot = new FormFoot(form, place, "signin", "signin.create", start.server(), this::signIn);
    foot.problem(start.message());
    account.addListener(SWT.Modify, event -> describe());
    account.addListener(SWT.DefaultSelection, event -> signIn());
    describe();
    foot.when(
        place.entrance().accounts(), this::offer, trouble -> foot.problem(messages.whole(trouble)));
  }

  void onCreate(Runnable handler) {
    foot.onOther(handler);
  }

  void focus() {
    (account.getText().isBlank() ? account : secret).setFocus();
  }

  private void offer(List<KnownAccount> accounts) {
    known = accounts;
    if (account.getText().isBlank() && !accounts.isEmpty()) {
      account.setText(accounts.get(0).address().toString());
    }
    describe();
    focus();
  }

  /** Names the secret that this account needs, and says how its card stands. */
  private void describe() {
    boolean pin = Entrance.asksForPin(known, account.getText());
    String caption = messages.text(pin ? "signin.pin" : "signin.password");
    secretCaption.setText(caption);
    place.pieces().named(secret, "signin.secret", caption);
    Entrance.known(known, account.getText())
        .ifPresent(
            a -> {
              if (a.server() != null) {
                foot.offerServer(a.server().toString());
              }
            });
    card.say(
        Entrance.known(known, account.getText())
            .map(KnownAccount::card)
            .map(new States(messages, ZoneId.systemDefault())::of)
            .orElse(""));
    place.screen().fit();
  }

  private void signIn() {
    if (foot.isBusy()) {
      return;
    }
    if (account.getText().isBlank() || secret.getCharCount() == 0) {
      boolean first = account.getText().isBlank();
      foot.problem(messages.text(first ? "signin.missing.account" : "signin.missing.secret"));
      (first ? account : secret).setFocus();
      return;
    }
    foot.enter(
        place
            .entrance()
            .signIn(
                account.getText(), Secret.of(secret.getTextChars()), foot.server(), place.screen()),
        List.of(account, secret),
        this::again);
    secret.setText("");
  }

  /** The card may have lost a try by what has just failed. */
  private void again() {
    secret.setFocus();
    foot.when(place.entrance().accounts(), this::offer, ignored -> describe());
  }
}
