package org.simpp.client.ui.main;

import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.simpp.client.ui.brand.Brand;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.FormStage;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/**
 * What is shown where there is nothing yet, with at most one thing to do about it; and what the
 * organisation has to say to somebody who has just signed in.
 */
record EmptyState(Composite parent, Desk desk) {
  void noContacts(Runnable add) {
    FormStage stage = stage();
    words(stage, "empty.nocontacts");
    String caption = desk.messages().text("main.add");
    Pieces.at(desk.pieces().primary(stage.form(), "empty.add", caption, add), SWT.CENTER);
    stage.fit();
  }

  void chooseContact() {
    FormStage stage = stage();
    words(stage, "empty.choose");
    stage.fit();
  }

  private FormStage stage() {
    FormStage stage = new FormStage(parent, desk.pieces());
    Brand brand = desk.appearances().brand();
    Messages messages = desk.messages();
    brand
        .login(messages, desk.session().account(), LocalDate.now(ZoneId.systemDefault()))
        .ifPresent(login -> greet(stage.form(), login));
    brand
        .welcome(messages)
        .ifPresent(
            words -> {
              Label label = desk.pieces().label(stage.form(), words, Tint.TEXT);
              desk.pieces().named(label, "welcome", words);
              space(stage.form());
            });
    return stage;
  }

  private void greet(Composite form, String login) {
    Label logo = desk.pieces().icon(form, Icon.LOGO);
    logo.setImage(desk.pieces().look().image(Icon.LOGO, Tint.LINK));
    Label title = desk.pieces().title(form, login, 6);
    title.setAlignment(SWT.CENTER);
    desk.pieces().named(title, "welcome.login", login);
    space(form);
  }

  private void words(FormStage stage, String stem) {
    Messages messages = desk.messages();
    Label title = desk.pieces().title(stage.form(), messages.text(stem + ".title"), 6);
    title.setAlignment(SWT.CENTER);
    Label text = desk.pieces().label(stage.form(), messages.text(stem + ".text"), Tint.TEXT_MUTED);
    text.setAlignment(SWT.CENTER);
  }

  private void space(Composite form) {
    Label space = new Label(form, SWT.NONE);
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.heightHint = desk.pieces().look().scaled(8);
    space.setLayoutData(data);
  }
}
