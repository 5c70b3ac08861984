package org.simpp.itests.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntPredicate;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** Stored with the red third to the left. */
  @ParameterizedTest
  @CsvSource({
    "1, left",
    "2, right",
    "3, right",
    "4, left",
    "5, top",
    "6, top",
    "7, bottom",
    "8, bottom"
  })
  void ownPicture_isTurnedAsTheCameraWasHeld_andTellsNothingElse(
      int orientation, String red, @TempDir Path folder) throws Exception {
    byte[] stored = picture(600, 600, SWT.IMAGE_JPEG, x -> x < 200);
    String place = "25.0330N 121.5654E";
    Path file = Files.write(folder.resolve("held.jpg"), photographed(stored, orientation, place));

    Bytes png = OwnPicture.of(file);

    ImageData own = new ImageLoader().load(new ByteArrayInputStream(png.toByteArray()))[0];
    Map<String, RGB> sides =
        Map.of(
            "left", own.palette.getRGB(own.getPixel(10, 96)),
            "right", own.palette.getRGB(own.getPixel(181, 96)),
            "top", own.palette.getRGB(own.getPixel(96, 10)),
            "bottom", own.palette.getRGB(own.getPixel(96, 181)));
    assertThat(sides).hasEntrySatisfying(red, found -> assertNear(found, RED));
    assertThat(sides.values()).filteredOn(found -> isNear(found, BLUE)).hasSizeGreaterThan(1);
    String all = new String(png.toByteArray(), StandardCharsets.ISO_8859_1);
    assertThat(all).doesNotContain(place).doesNotContainIgnoringCase("exif");
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
    int side = (width - height) / 2;
    return picture(width, height, format, x -> x >= side && x < width - side);
  }

  private static byte[] picture(int width, int height, int format, IntPredicate isRed) {
    PaletteData colours = new PaletteData(0xff0000, 0xff00, 0xff);
    ImageData data = new ImageData(width, height, 24, colours);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        data.setPixel(x, y, colours.getPixel(isRed.test(x) ? RED : BLUE));
      }
    }
    ImageLoader loader = new ImageLoader();
    loader.data = new ImageData[] {data};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    loader.save(out, format);
    return out.toByteArray();
  }

  /** With what a camera writes before the pixels: how it was held, and some words. */
  private static byte[] photographed(byte[] jpeg, int orientation, String words) {
    byte[] name = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    byte[] text = words.getBytes(StandardCharsets.US_ASCII);
    int length = 2 + name.length + 26 + text.length;
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + 2 + length).put(jpeg, 0, 2);
    file.putShort((short) 0xffe1).putShort((short) length).put(name);
    file.putShort((short) 0x4d4d).putShort((short) 42).putInt(8).putShort((short) 1);
    file.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    file.putShort((short) orientation).putShort((short) 0).putInt(0).put(text);
    return file.put(jpeg, 2, jpeg.length - 2).array();
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
