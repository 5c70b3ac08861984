package org.simpp.client.ui.look;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.RGB;

/**
 * One vector file in one colour, drawn at whatever scale is asked for.
 *
 * @param path where on the class path the file lies
 * @param percent how large beside what the file says
 */
record Drawing(String path, RGB colour, int percent) implements ImageDataProvider {
  private static final Pattern SIZE = Pattern.compile("(width|height)=\"(\\d+)\"");

  @Override
  public ImageData getImageData(int zoom) {
    String text = text().replace("currentColor", hex());
    // only the first two: those of the drawing itself
    int end = text.indexOf('>');
    String sized =
        SIZE.matcher(text.substring(0, end)).replaceAll(size -> sized(size, zoom))
            + text.substring(end);
    byte[] bytes = sized.getBytes(StandardCharsets.UTF_8);
    return new ImageLoader().load(new ByteArrayInputStream(bytes))[0];
  }

  private String sized(MatchResult size, int zoom) {
    long pixels = Math.round(Integer.parseInt(size.group(2)) * (percent / 100.0) * (zoom / 100.0));
    return size.group(1) + "=\"" + Math.max(1, pixels) + "\"";
  }

  private String hex() {
    return "#%02x%02x%02x".formatted(colour.red, colour.green, colour.blue);
  }

  private String text() {
    try (InputStream file = Objects.requireNonNull(Drawing.class.getResourceAsStream(path), path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
