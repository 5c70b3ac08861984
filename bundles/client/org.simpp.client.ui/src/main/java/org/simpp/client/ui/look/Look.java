package org.simpp.client.ui.look;

import org.eclipse.jface.resource.ColorDescriptor;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;

/** Colours, fonts and icons of one window; they are released with it. */
public final class Look {
  private final LocalResourceManager resources;
  private final Font base;
  private final Theme theme;
  private final int textPercent;
  private final Palette palette;
  private final String logo;

  /** In the product's own colours, with its own logo. */
  public Look(Control owner, Theme theme, int textPercent) {
    this(owner, theme, textPercent, Palette.house(), Icon.LOGO.path());
  }

  /**
   * @param textPercent how large the text is beside the system's own
   * @param logo where on the class path the drawing lies that stands for the product
   */
  public Look(Control owner, Theme theme, int textPercent, Palette palette, String logo) {
    this.resources = new LocalResourceManager(JFaceResources.getResources(), owner);
    this.base = owner.getDisplay().getSystemFont();
    this.theme = theme;
    this.textPercent = textPercent;
    this.palette = palette;
    this.logo = logo;
  }

  public Theme theme() {
    return theme;
  }

  public Color color(Tint tint) {
    return resources.create(ColorDescriptor.createFrom(palette.colour(tint, theme)));
  }

  /** The system's own. */
  public Font normal() {
    return base;
  }

  public Font bold() {
    return resources.create(FontDescriptor.createFrom(base).setStyle(SWT.BOLD));
  }

  public Font small() {
    return resources.create(FontDescriptor.createFrom(base).increaseHeight(-1));
  }

  /** Larger than the system's font by {@code points}, and bold. */
  public Font title(int points) {
    return resources.create(
        FontDescriptor.createFrom(base).increaseHeight(points).setStyle(SWT.BOLD));
  }

  /** The icon in its own colour. */
  public Image image(Icon icon) {
    return image(icon, icon.tint());
  }

  public Image image(Icon icon, Tint tint) {
    String path = icon == Icon.LOGO ? logo : icon.path();
    Drawing drawing = new Drawing(path, palette.colour(tint, theme), textPercent);
    return resources.create(ImageDescriptor.createFromImageDataProvider(drawing));
  }

  /** What is as wide as so many pixels beside text of the usual size. */
  public int scaled(int pixels) {
    return pixels * textPercent / 100;
  }

  /**
   * How wide what stands beside the rest is: it grows with the text, but leaves room for the rest.
   */
  public int aside(int pixels) {
    return pixels * (300 + textPercent) / 400;
  }
}
