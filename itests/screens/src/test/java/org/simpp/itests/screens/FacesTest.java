package org.simpp.itests.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.ui.faces.OwnPicture;
import org.simpp.client.ui.look.Theme;
import org.simpp.model.Bytes;

/** The pictures of people: one's own, and those of five thousand contacts. */
class FacesTest {
  private static final RGB RED = new RGB(0xc8, 0x10, 0x20);
  private static final RGB BLUE = new RGB(0x10, 0x20, 0xc8);
  private static final int CONTACTS = 5_000;

  /** More than are in sight at two places of the list, and far fewer than there are. */
  private static final int MOST_ASKED = 200;

  private final Window window = new Window();
  private final Office office = new Office(People.company(CONTACTS));

  @BeforeEach
  void warmUp() throws InterruptedException {
    window.show(
        window.ground(Theme.LIGHT, 100, "zh_TW"),
        ground -> Screens.main(ground, People.company(200)));
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void ownPicture_isTheMiddleOfTheFile_asASmallPng(@TempDir Path folder) throws Exception {
    for (int format : new int[] {SWT.IMAGE_PNG, SWT.IMAGE_JPEG}) {
      Path file = folder.resolve("wide." + format);
      Files.write(file, banner(900, 500, format));
      Bytes png = OwnPicture.of(file);
      ImageData own = new ImageLoader().load(new ByteArrayInputStream(png.toByteArray()))[0];
      assertThat(own.width).isEqualTo(192);
      assertThat(own.height).isEqualTo(192);
      for (int place : new int[] {4, 96, 187}) {
        assertNear(own.palette.getRGB(own.getPixel(place, 96)), RED);
      }
    }
  }

  @Test
  void fileThatIsNoPicture_orTooLarge_isRefusedBeforeItIsDecoded(@TempDir Path folder)
      throws Exception {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture at all");
    assertThatThrownBy(() -> OwnPicture.of(text)).isInstanceOf(IOException.class);

    byte[] png = banner(90, 50, SWT.IMAGE_PNG);
    ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
    Path bomb = Files.write(folder.resolve("bomb.png"), png);
    assertThatThrownBy(() -> OwnPicture.of(bomb))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("100000 x 100000");
  }

  @Test
  void fiveThousandPictures_areFetchedInSight_withoutAFreeze() throws Exception {
    office.picture = Bytes.of(banner(200, 200, SWT.IMAGE_PNG));
    Watchdog watchdog = window.watchdog();
    Screens.main(window.ground(Theme.LIGHT, 100, "zh_TW"), office);
    window.shell().layout(true, true);
    Table table = window.control(Table.class, "contacts");
    watchdog.until("all rows", () -> table.getItemCount() > CONTACTS);
    watchdog.longest();
    awaitPicture(table, 1);
    window.picture(Path.of(System.getProperty("simpp.output", "target/screens"), "faces.png"));
    table.setTopIndex(3_000);
    awaitPicture(table, 3_002);
    watchdog.pass(Duration.ofMillis(500));

    Duration longest = watchdog.longest();
    System.out.printf(
        "pictures: %d fetched, longest event %d ms%n", office.asked.size(), longest.toMillis());
    assertThat(longest).isLessThan(Watchdog.LIMIT);
    assertThat(office.asked).hasSizeBetween(5, MOST_ASKED);
  }

  @Test
  void whatIsNoPicture_isNotAskedForAgain() throws Exception {
    office.picture = Bytes.utf8("no picture");
    Screens.main(window.ground(Theme.LIGHT, 100, "zh_TW"), office);
    window.shell().layout(true, true);
    Table table = window.control(Table.class, "contacts");
    window.watchdog().until("all rows", () -> table.getItemCount() > CONTACTS);
    window.watchdog().until("questions", () -> office.asked.size() > 2);
    window.watchdog().pass(Duration.ofSeconds(1));
    assertThat(office.asked).doesNotHaveDuplicates();
  }

  /** Looks now and then only: looking has the row laid out anew, and painting waits for that. */
  private void awaitPicture(Table table, int row) throws InterruptedException {
    for (int look = 0; look < 100 && !isNear(middle(table, row), RED); look++) {
      window.watchdog().pass(Duration.ofMillis(100));
    }
    assertNear(middle(table, row), RED);
  }

  /** The colour in the middle of that row's disc, as it is on the screen. */
  private RGB middle(Table table, int row) {
    Point there = table.toDisplay(25, table.getItem(row).getBounds().y + table.getItemHeight() / 2);
    Image one = new Image(table.getDisplay(), 1, 1);
    GC gc = new GC(table.getDisplay());
    gc.copyArea(one, there.x, there.y);
    gc.dispose();
    ImageData data = one.getImageData();
    one.dispose();
    return data.palette.getRGB(data.getPixel(0, 0));
  }

  /** Red in the middle square, blue on both sides. */
  private static byte[] banner(int width, int height, int format) {
    PaletteData colours = new PaletteData(0xff0000, 0xff00, 0xff);
    ImageData data = new ImageData(width, height, 24, colours);
    int side = (width - height) / 2;
    for (int x = 0; x < width; x++) {
      boolean isSide = x < side || x >= width - side;
      for (int y = 0; y < height; y++) {
        data.setPixel(x, y, colours.getPixel(isSide ? BLUE : RED));
      }
    }
    ImageLoader loader = new ImageLoader();
    loader.data = new ImageData[] {data};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    loader.save(out, format);
    return out.toByteArray();
  }

  private static void assertNear(RGB found, RGB wanted) {
    assertThat(isNear(found, wanted)).as("%s is near %s", found, wanted).isTrue();
  }

  private static boolean isNear(RGB found, RGB wanted) {
    return Math.abs(found.red - wanted.red) < 12
        && Math.abs(found.green - wanted.green) < 12
        && Math.abs(found.blue - wanted.blue) < 12;
  }
}
