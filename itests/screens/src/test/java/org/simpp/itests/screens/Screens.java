package org.simpp.itests.screens;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.CertificateFacts;
import org.simpp.client.Contact;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.ui.brand.Branding;
import org.simpp.client.ui.entrance.Entrance;
import org.simpp.client.ui.entrance.EntranceScreen;
import org.simpp.client.ui.entrance.SignInForm;
import org.simpp.client.ui.lock.Lock;
import org.simpp.client.ui.main.MainScreen;
import org.simpp.itests.screens.Window.Ground;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/** The screens of the product, each as somebody meets it. */
final class Screens {
  private Screens() {}

  /** By name, in the order of a first day. */
  static Map<String, Consumer<Ground>> all() {
    Map<String, Consumer<Ground>> all = new LinkedHashMap<>();
    all.put("01-sign-in", Screens::entrance);
    all.put("02-create-account", ground -> press(entrance(ground), "signin.create"));
    all.put("03-certificate", Screens::certificate);
    all.put("04-no-contacts", ground -> main(ground, List.of()));
    all.put("05-contacts", ground -> main(ground, People.office()));
    all.put("06-conversation", ground -> main(ground, People.office()).open(People.LEE));
    all.put("07-search", ground -> search(main(ground, People.office())));
    all.put("08-add-contact", ground -> press(main(ground, People.office()), "main.add"));
    all.put("09-edit-contact", Screens::edit);
    all.put("10-change-pin", ground -> press(main(ground, People.office()), "main.pin"));
    all.put("11-settings", ground -> press(main(ground, People.office()), "main.settings"));
    all.put("12-shortcuts", ground -> key(main(ground, People.office()), SWT.F1));
    all.put("13-stranger", ground -> main(ground, People.office()).open(stranger()));
    all.put("14-search-messages", Screens::searchMessages);
    all.put("23-people-organisation", Screens::organisation);
    all.put("24-people-found", ground -> people(ground, "李 工程", Harbour.office()));
    all.put("25-people-refused", ground -> people(ground, "李 工程", Harbour.unreachable()));
    all.put("15-export", Screens::export);
    all.put("15-site-sign-in", ground -> entrance(ground.under(Rules.ofTheHarbour())));
    all.put("16-site-settings", ground -> settings(ground.under(Rules.ofTheHarbour())));
    all.put("17-site-damaged", ground -> settings(ground.under(Rules.damaged())));
    all.put("22-report", Screens::report);
    all.put("21-locked", Screens::locked);
    all.put("18-branded-sign-in", Screens::entrance);
    all.put("19-branded-welcome", ground -> main(ground, People.office()));
    all.put("20-branded-conversation", ground -> main(ground, People.office()).open(People.LEE));
    return all;
  }

  /** The same, in the colours and words of the example where the screen shows that. */
  static Ground dressed(String name, Ground ground) {
    return name.contains("-branded-") ? ground.of(Branding.installed().brand()) : ground;
  }

  static MainScreen main(Ground ground, List<Contact> contacts) {
    return main(ground, new Office(contacts));
  }

  static MainScreen main(Ground ground, Office office) {
    return new MainScreen(ground.place(), ground.desk(office), message -> {});
  }

  private static Jid stranger() {
    return People.stranger().address();
  }

  private static EntranceScreen entrance(Ground ground) {
    Office office = new Office(List.of());
    return new EntranceScreen(
        ground.place(),
        ground.pieces(),
        ground.messages(),
        ground.appearances(),
        new Entrance(office.messenger(), ground.messages().language()),
        new SignInForm.Start("", "chat.simpp.example:5222", ""),
        session -> {});
  }

  private static void certificate(Ground ground) {
    CertificateFacts facts =
        new CertificateFacts(
            "chat.simpp.example:5222",
            "CN=chat.simpp.example",
            "CN=chat.simpp.example",
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2028-01-01T00:00:00Z"),
            Bytes.ofHex("4f".repeat(32)));
    var unused = entrance(ground).judge(facts);
  }

  private static void report(Ground ground) {
    MainScreen main = main(ground, People.office());
    press(main, "main.settings");
    press(main, "settings.report");
  }

  private static void locked(Ground ground) {
    Office office = new Office(People.office());
    MainScreen main = main(ground, office);
    new Lock(ground.place().getParent(), ground.place(), ground.desk(office), main).cover();
  }

  private static void settings(Ground ground) {
    press(main(ground, People.office()), "main.settings");
  }

  private static void search(MainScreen main) {
    Text field = (Text) find((Composite) main.control(), "main.search");
    field.setText("研發 wang");
    field.setFocus();
  }

  private static void searchMessages(Ground ground) {
    MainScreen main = main(ground, People.office());
    press(main, "main.find");
    Text field = (Text) find((Composite) main.control(), "search.query");
    field.setText("報價單");
  }

  private static void organisation(Ground ground) {
    press(main(ground.with(Harbour.office()), People.office()), "main.people");
  }

  private static void people(Ground ground, String query, PeopleDirectory directory) {
    MainScreen main = main(ground.with(directory), People.office());
    press(main, "main.people");
    ((Text) find((Composite) main.control(), "people.query")).setText(query);
  }

  private static void export(Ground ground) {
    MainScreen main = main(ground, People.office());
    main.open(People.LEE);
    find((Composite) main.control(), "contact.more")
        .getMenu()
        .getItem(0)
        .notifyListeners(SWT.Selection, new Event());
  }

  private static void edit(Ground ground) {
    MainScreen main = main(ground, People.office());
    main.open(People.LEE);
    key(main, SWT.F2);
  }

  private static void press(EntranceScreen screen, String id) {
    find((Composite) screen.control(), id).notifyListeners(SWT.Selection, new Event());
  }

  private static void press(MainScreen screen, String id) {
    find((Composite) screen.control(), id).notifyListeners(SWT.Selection, new Event());
  }

  /** As if somebody had pressed the key. */
  static void key(MainScreen screen, int key) {
    Event event = new Event();
    event.keyCode = key;
    Control field = find((Composite) screen.control(), "main.search");
    field.notifyListeners(SWT.KeyDown, event);
  }

  static Control find(Composite composite, String id) {
    return search(composite, id).orElseThrow(() -> new AssertionError("there is no control " + id));
  }

  private static Optional<Control> search(Composite composite, String id) {
    return Arrays.stream(composite.getChildren())
        .flatMap(
            child ->
                id.equals(child.getData("id"))
                    ? Stream.of(child)
                    : child instanceof Composite inner
                        ? search(inner, id).stream()
                        : Stream.empty())
        .findFirst();
  }
}
