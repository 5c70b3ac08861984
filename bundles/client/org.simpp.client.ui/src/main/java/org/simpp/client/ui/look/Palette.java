package org.simpp.client.ui.look;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.swt.graphics.RGB;

/**
 * The colours of all roles: those of the product, some of them replaced. High contrast stays as it
 * is: whoever asks for it does not ask for an organisation's colours.
 */
public final class Palette {
  private static final Palette HOUSE = new Palette(Map.of());

  private final Map<Place, RGB> others;

  private record Place(Tint tint, Theme theme) {}

  /**
   * Two colours that are too alike.
   *
   * @param tint what stands on the ground
   * @param contrast what there is
   * @param needed what there must be at least
   */
  public record Clash(Tint tint, Tint ground, Theme theme, double contrast, double needed) {}

  private Palette(Map<Place, RGB> others) {
    this.others = Map.copyOf(others);
  }

  /** The product's own. */
  public static Palette house() {
    return HOUSE;
  }

  /** The role of that name, as in {@code on-brand}. */
  public static Optional<Tint> role(String word) {
    return Arrays.stream(Tint.values()).filter(tint -> word(tint).equals(word)).findFirst();
  }

  /** The names of all roles. */
  public static String roles() {
    return Arrays.stream(Tint.values()).map(Palette::word).collect(Collectors.joining(", "));
  }

  /** The name of the role, as in {@code on-brand}. */
  public static String word(Tint tint) {
    return tint.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same with another colour in one role. */
  public Palette with(Tint tint, Theme theme, RGB colour) {
    if (theme == Theme.HIGH_CONTRAST) {
      throw new IllegalArgumentException("the colours of high contrast are not replaced");
    }
    Map<Place, RGB> more = new HashMap<>(others);
    more.put(new Place(tint, theme), colour);
    return new Palette(more);
  }

  public RGB colour(Tint tint, Theme theme) {
    return others.getOrDefault(new Place(tint, theme), tint.in(theme));
  }

  /** Every text and mark that does not stand out from one of its grounds as {@link Tint} asks. */
  public List<Clash> clashes() {
    List<Clash> clashes = new ArrayList<>();
    for (Theme theme : Theme.values()) {
      for (Tint tint : Tint.values()) {
        for (Tint ground : tint.grounds()) {
          double contrast = Contrast.between(colour(tint, theme), colour(ground, theme));
          if (contrast < tint.need().contrast()) {
            clashes.add(new Clash(tint, ground, theme, contrast, tint.need().contrast()));
          }
        }
      }
    }
    return clashes;
  }
}
