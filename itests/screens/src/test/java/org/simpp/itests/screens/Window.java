package org.simpp.itests.screens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.ProxyLogin;
import org.simpp.client.ui.brand.Brand;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Look;
import org.simpp.client.ui.look.NativeLook;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Theme;
import org.simpp.client.ui.main.Desk;
import org.simpp.client.ui.settings.Appearance;
import org.simpp.client.ui.settings.Appearances;
import org.simpp.model.SecretBytes;

/** A window of the product's size, in which one screen after the other is shown. */
final class Window implements AutoCloseable {
  private static final int LOOKS = 10;

  private final Display display = new Display();
  private final NativeLook natives = new NativeLook(display);
  private final Watchdog watchdog = new Watchdog(display);
  private final Shell shell = new Shell(display);

  /** What a screen is made with. */
  record Ground(Composite place, Pieces pieces, Messages messages, Appearances appearances) {
    Desk desk(Office office) {
      return new Desk(pieces, messages, office.messenger(), office.session(), appearances);
    }

    /** The same place in the product of that brand. */
    Ground of(Brand brand) {
      Appearance now = appearances.now();
      Theme theme = pieces.look().theme();
      Look look = new Look(place, theme, now.textPercent(), brand.palette(), brand.logo());
      return new Ground(
          place,
          new Pieces(look),
          messages,
          new Chosen(now, appearances.preferences(), brand, appearances.directory()));
    }

    /** The same place, where the organisation has something to say. */
    Ground under(Preferences preferences) {
      return new Ground(
          place,
          pieces,
          messages,
          new Chosen(appearances.now(), preferences, appearances.brand(), appearances.directory()));
    }

    /** The same place in an organisation that has a directory. */
    Ground with(PeopleDirectory directory) {
      return new Ground(
          place,
          pieces,
          messages,
          new Chosen(appearances.now(), appearances.preferences(), appearances.brand(), directory));
    }
  }

  Window() {
    shell.setText("SIMPP");
    shell.setLayout(new FillLayout());
    shell.setBounds(0, 0, 1040, 700);
    shell.open();
  }

  Watchdog watchdog() {
    return watchdog;
  }

  Shell shell() {
    return shell;
  }

  /** An empty window in that look. */
  Ground ground(Theme theme, int textPercent, String language) {
    for (Control child : shell.getChildren()) {
      child.dispose();
    }
    shell.setLayout(new FillLayout());
    natives.follow(theme, textPercent);
    Composite place = new Composite(shell, SWT.NONE);
    place.setLayout(new FillLayout());
    return new Ground(
        place,
        new Pieces(new Look(place, theme, textPercent)),
        Messages.in(language),
        new Chosen(
            new Appearance(Appearance.Colours.valueOf(theme.name()), textPercent, language),
            new Rules(Map.of(), Set.of(), List.of()),
            Brand.house(),
            Harbour.none()));
  }

  /** Makes the screen and waits until it stands still. */
  void show(Ground ground, Consumer<Ground> screen) throws InterruptedException {
    screen.accept(ground);
    shell.layout(true, true);
    watchdog.pass(Duration.ofMillis(200));
    // the contacts come from beside the screen's thread; on one screen there are none
    for (int look = 0; look < LOOKS && hasEmptyList(); look++) {
      watchdog.pass(Duration.ofMillis(100));
    }
    List<Rectangle> before = List.of();
    List<Rectangle> now = bounds();
    // on a busy machine what comes from another thread comes later
    for (int look = 0; look < LOOKS && !now.equals(before); look++) {
      watchdog.pass(Duration.ofMillis(100));
      before = now;
      now = bounds();
    }
  }

  /** All controls that can be seen, the window's own excepted. */
  List<Control> controls() {
    List<Control> all = new ArrayList<>();
    gather(shell, all);
    return all;
  }

  /** The control of that id. */
  <T extends Control> T control(Class<T> type, String id) {
    return controls().stream()
        .filter(control -> id.equals(control.getData("id")))
        .map(type::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no control " + id));
  }

  /** Keeps what the screen shows as a picture. */
  void picture(Path file) throws IOException {
    Rectangle bounds = display.map(shell, null, shell.getClientArea());
    Image image = new Image(display, bounds.width, bounds.height);
    GC gc = new GC(display);
    gc.copyArea(image, bounds.x, bounds.y);
    gc.dispose();
    ImageLoader loader = new ImageLoader();
    loader.data = new ImageData[] {image.getImageData()};
    Files.createDirectories(file.getParent());
    loader.save(file.toString(), SWT.IMAGE_PNG);
    image.dispose();
  }

  @Override
  public void close() {
    // the size of texts outlives a display, and the next one would take it for the system's own
    natives.follow(Theme.LIGHT, 100);
    display.dispose();
  }

  private List<Rectangle> bounds() {
    return controls().stream().map(Control::getBounds).toList();
  }

  private boolean hasEmptyList() {
    return controls().stream()
        .anyMatch(
            control ->
                control instanceof Table table
                    && "contacts".equals(table.getData("id"))
                    && table.getItemCount() == 0);
  }

  private static void gather(Composite composite, List<Control> all) {
    for (Control child : composite.getChildren()) {
      if (child.isVisible()) {
        all.add(child);
        if (child instanceof Composite inner) {
          gather(inner, all);
        }
      }
    }
  }

  private record Chosen(
      Appearance now, Preferences preferences, Brand brand, PeopleDirectory directory)
      implements Appearances {
    @Override
    public void choose(Appearance chosen) {
      throw new AssertionError("nobody chose " + chosen);
    }

    @Override
    public boolean textGrows() {
      return true;
    }

    @Override
    public ProxyLogin proxyLogin() {
      return new ProxyLogin() {
        @Override
        public void use(SecretBytes password) {
          throw new AssertionError("nobody said a password");
        }

        @Override
        public boolean isKnown() {
          return false;
        }
      };
    }
  }
}
