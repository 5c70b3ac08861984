package org.simpp.client.ui.main;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Contact;
import org.simpp.client.Entry;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.directory.Person;
import org.simpp.client.ui.conversation.ConversationPane;
import org.simpp.client.ui.faces.Faces;
import org.simpp.client.ui.look.FormStage;
import org.simpp.client.ui.people.PeopleScreen;
import org.simpp.client.ui.report.RecentLog;
import org.simpp.client.ui.report.Report;
import org.simpp.client.ui.report.ReportForm;
import org.simpp.client.ui.search.HitWords;
import org.simpp.client.ui.search.SearchScreen;
import org.simpp.client.ui.settings.DisclosureSection;
import org.simpp.client.ui.settings.PictureSection;
import org.simpp.client.ui.settings.SettingsForm;
import org.simpp.model.Jid;

/**
 * What stands beside the contacts: one conversation, one form, or that there is nothing yet. A form
 * that is closed gives way to the conversation that was there before.
 */
final class Navigator {
  private final Composite place;
  private final Desk desk;
  private final Faces faces;
  private final Consumer<Jid> opened;
  private final Consumer<Trouble> failed;
  private @Nullable ConversationPane conversation;
  private @Nullable Jid last;
  private boolean isForm;
  private boolean saysNoContacts;

  /**
   * @param opened told whose conversation is shown now
   */
  Navigator(
      Composite place, Desk desk, Faces faces, Consumer<Jid> opened, Consumer<Trouble> failed) {
    this.place = place;
    this.desk = desk;
    this.faces = faces;
    this.opened = opened;
    this.failed = failed;
  }

  /** The conversation that is shown. */
  Optional<ConversationPane> conversation() {
    return Optional.ofNullable(conversation);
  }

  /** Whose conversation is shown, or was before the form that is shown. */
  Optional<Jid> last() {
    return Optional.ofNullable(last);
  }

  boolean isForm() {
    return isForm;
  }

  /** The contact, or the stranger who has written, of that address. */
  Optional<Contact> find(Jid address) {
    Session session = desk.session();
    return session
        .contacts()
        .find(address)
        .or(
            () ->
                session.conversations().strangers().stream()
                    .filter(stranger -> stranger.address().equals(address))
                    .findFirst());
  }

  /** Nothing that anybody has asked for; the form or the conversation that was there goes. */
  void leave() {
    last = null;
    home();
  }

  /** The conversation that was there before the form, or what to do next. */
  void home() {
    Jid before = last;
    if (before != null && find(before).isPresent()) {
      clear();
      open(before);
      return;
    }
    clear();
    last = null;
    EmptyState state = new EmptyState(place, desk);
    saysNoContacts = desk.session().contacts().all().isEmpty();
    if (saysNoContacts) {
      state.noContacts(() -> add(""));
    } else {
      state.chooseContact();
    }
    place.layout(true, true);
  }

  /** There are contacts now, or none any more: what is said where nothing is open follows. */
  void contactsAre(boolean none) {
    if (conversation == null && !isForm && none != saysNoContacts) {
      home();
    }
  }

  void open(Jid address) {
    ConversationPane before = conversation;
    if (before == null || !before.isWith(address)) {
      find(address).ifPresent(contact -> converse(contact).begin());
    }
  }

  /** The conversation that a hit is in; false where there is none any more. */
  private boolean open(Entry hit) {
    Optional<Contact> contact = find(hit.contact());
    contact.ifPresent(found -> converse(found).beginAt(hit.id()));
    return contact.isPresent();
  }

  private ConversationPane converse(Contact contact) {
    clear();
    Jid address = contact.address();
    ConversationPane pane =
        new ConversationPane(
            place,
            desk.pieces(),
            desk.messages(),
            desk.session(),
            faces,
            contact,
            () -> add(address.toString()),
            failed);
    pane.onEdit(() -> edit(address));
    conversation = pane;
    last = address;
    place.layout(true, true);
    opened.accept(address);
    return pane;
  }

  void add(String given) {
    add(given, "");
  }

  /**
   * @param given the address where it is known already, else ""
   * @param name what the contact could be called, "" where nobody knows
   */
  private void add(String given, String name) {
    FormStage stage = form();
    AddContactForm form =
        new AddContactForm(
            stage.form(),
            desk.pieces(),
            desk.messages(),
            desk.session().contacts(),
            new AddContactForm.Given(given, name),
            address -> {
              last = address;
              home();
            },
            this::home);
    show(stage);
    form.focus();
  }

  /** Another name and other groups; only for who is on the contact list. */
  void edit(Jid address) {
    desk.session()
        .contacts()
        .find(address)
        .ifPresent(
            contact -> {
              FormStage stage = form();
              EditContactForm form =
                  new EditContactForm(
                      stage.form(),
                      desk.pieces(),
                      desk.messages(),
                      desk.session().contacts(),
                      contact,
                      this::home);
              show(stage);
              form.focus();
            });
  }

  void shortcuts() {
    FormStage stage = form();
    boolean hasDirectory = desk.directory().organisation().isPresent();
    ShortcutForm form =
        new ShortcutForm(
            stage.form(),
            desk.pieces(),
            desk.messages(),
            shortcut -> hasDirectory || shortcut != Shortcut.PEOPLE,
            this::home);
    show(stage);
    form.focus();
  }

  void changePin() {
    FormStage stage = form();
    PinForm form =
        new PinForm(
            stage.form(),
            desk.pieces(),
            desk.messages(),
            desk.messenger(),
            desk.session(),
            this::home);
    show(stage);
    form.focus();
  }

  /** Finds what was written. */
  void search() {
    clear();
    isForm = true;
    SearchScreen screen =
        new SearchScreen(
            place,
            desk.pieces(),
            desk.messages(),
            desk.session().search(),
            new HitWords(desk.messages(), ZoneId.systemDefault(), this::name),
            this::open,
            this::home,
            failed);
    place.layout(true, true);
    screen.focus();
  }

  /** Finds people in the organisation's directory, where there is one. */
  void people() {
    if (desk.directory().organisation().isEmpty()) {
      return;
    }
    clear();
    isForm = true;
    PeopleScreen screen =
        new PeopleScreen(
            place,
            desk.pieces(),
            desk.messages(),
            desk.directory(),
            desk.session(),
            this::approach,
            this::home);
    place.layout(true, true);
    screen.focus();
  }

  /** Writes to a contact, or makes one of somebody. */
  private void approach(Person person) {
    if (desk.session().contacts().find(person.address()).isPresent()) {
      clear();
      open(person.address());
    } else {
      add(person.address().toString(), person.name());
    }
  }

  void settings() {
    FormStage stage = form();
    SettingsForm form =
        new SettingsForm(
            stage.form(),
            desk.pieces(),
            desk.messages(),
            desk.appearances(),
            this::ofAccount,
            this::home);
    show(stage);
    form.focus();
  }

  private void ofAccount(Composite form) {
    PictureSection picture =
        new PictureSection(form, desk.pieces(), desk.messages(), desk.session(), faces, failed);
    picture.show();
    DisclosureSection unused =
        new DisclosureSection(form, desk.pieces(), desk.messages(), desk.session(), failed);
    desk.pieces()
        .button(form, "settings.report", desk.messages().text("settings.report"), this::report);
  }

  /** What can be said of a problem, to be read and saved. */
  private void report() {
    FormStage stage = form();
    String text =
        new Report(desk.preferences(), desk.session()).text(Instant.now(), RecentLog.heard());
    ReportForm form =
        new ReportForm(stage.form(), desk.pieces(), desk.messages(), text, this::settings);
    show(stage);
    form.focus();
  }

  private String name(Jid address) {
    return find(address).map(Contact::name).orElseGet(address::toString);
  }

  private FormStage form() {
    clear();
    isForm = true;
    return new FormStage(place, desk.pieces());
  }

  private void show(FormStage stage) {
    place.layout(true, true);
    stage.fit();
  }

  private void clear() {
    conversation = null;
    isForm = false;
    for (Control child : place.getChildren()) {
      child.dispose();
    }
  }
}
