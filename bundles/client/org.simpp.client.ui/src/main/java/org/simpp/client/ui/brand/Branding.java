package org.simpp.client.ui.brand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ui.brand.BrandFault.Kind;
import org.simpp.client.ui.look.Palette;

/**
 * A branding as it was found: used whole, or not at all with its faults.
 *
 * <p>It is a fragment of this bundle, so its files lie on this bundle's class path, in the folder
 * {@code branding}.
 */
public record Branding(Brand brand, List<BrandFault> faults) {
  static final String TEXTS = "brand.properties";
  static final String LOGO = "logo.svg";
  static final String WELCOME = "welcome.txt";
  static final String WELCOME_CHINESE = "welcome_zh_TW.txt";
  static final int MAX_BYTES = 65_536;
  static final int MAX_WELCOME = 2_000;

  private static final String FOLDER = "/branding/";

  /** A drawing says its size, and draws upon nothing outside of itself. */
  private static final Pattern DRAWING =
      Pattern.compile("<svg [^>]*width=\"\\d{1,3}\"[^>]*height=\"\\d{1,3}\".*", Pattern.DOTALL);

  private static final Pattern FOREIGN =
      Pattern.compile("<(script|image|foreignObject|!DOCTYPE|!ENTITY)|href=\"[^#]|url\\([^#]");

  /** Opens a file of the branding. */
  @FunctionalInterface
  interface Source {
    @Nullable InputStream open(String file);
  }

  public Branding {
    faults = List.copyOf(faults);
  }

  /** The branding that is installed, or the product as it is. */
  public static Branding installed() {
    return read(file -> Branding.class.getResourceAsStream(FOLDER + file));
  }

  static Branding read(Source source) {
    try {
      Optional<String> text = text(source, TEXTS);
      if (text.isEmpty()) {
        return new Branding(Brand.house(), List.of());
      }
      return read(source, text.get());
    } catch (UnusableFile e) {
      return damaged(List.of(e.fault));
    }
  }

  private static Branding read(Source source, String text) throws UnusableFile {
    BrandText read = BrandText.read(text);
    Map<String, String> texts = new HashMap<>(read.texts());
    welcome(source, WELCOME).ifPresent(words -> texts.put(Brand.WELCOME, words));
    welcome(source, WELCOME_CHINESE)
        .ifPresent(words -> texts.put(Brand.WELCOME + Brand.CHINESE, words));
    List<BrandFault> faults = new ArrayList<>(read.faults());
    for (Palette.Clash clash : read.palette().clashes()) {
      faults.add(contrast(clash));
    }
    boolean isDrawn = isDrawn(source);
    return faults.isEmpty()
        ? new Branding(
            new Brand(texts, read.palette(), isDrawn ? FOLDER + LOGO : Brand.house().logo()),
            faults)
        : damaged(faults);
  }

  private static Branding damaged(List<BrandFault> faults) {
    return new Branding(Brand.house(), faults);
  }

  private static BrandFault contrast(Palette.Clash clash) {
    String pair =
        "%s / %s, %s"
            .formatted(
                Palette.word(clash.tint()),
                Palette.word(clash.ground()),
                clash.theme().name().toLowerCase(Locale.ROOT));
    String figures =
        "%.1f < %.1f".formatted(Math.floor(clash.contrast() * 10) / 10, clash.needed());
    return new BrandFault(Kind.CONTRAST, TEXTS, 0, pair, figures);
  }

  private static Optional<String> welcome(Source source, String file) throws UnusableFile {
    Optional<String> words = text(source, file).map(String::strip);
    if (words.isPresent() && words.get().length() > MAX_WELCOME) {
      throw new UnusableFile(file, "<= " + MAX_WELCOME);
    }
    return words;
  }

  private static boolean isDrawn(Source source) throws UnusableFile {
    Optional<String> drawing = text(source, LOGO);
    if (drawing.isPresent()
        && (!DRAWING.matcher(drawing.get().strip()).matches()
            || FOREIGN.matcher(drawing.get()).find())) {
      throw new UnusableFile(LOGO, "<svg width=\"72\" height=\"72\">");
    }
    return drawing.isPresent();
  }

  /** Empty where there is no such file. */
  private static Optional<String> text(Source source, String file) throws UnusableFile {
    try (InputStream open = source.open(file)) {
      if (open == null) {
        return Optional.empty();
      }
      byte[] bytes = open.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new UnusableFile(file, "<= " + MAX_BYTES + " B");
      }
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new UnusableFile(file, "UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that is there and of no use. */
  private static final class UnusableFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient BrandFault fault;

    UnusableFile(String file, String rule) {
      super(file);
      this.fault = new BrandFault(Kind.FILE, file, 0, "", rule);
    }
  }
}
