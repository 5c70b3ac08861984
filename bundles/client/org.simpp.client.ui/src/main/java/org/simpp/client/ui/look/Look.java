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
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Control;

/** Colours, fonts and icons of one window; they are released with it. */
public final class Look {
  private final LocalResourceManager resources;
  private final Font base;
  private final Theme theme;

  public Look(Control owner, Theme theme) {
    this.resources = new LocalResourceManager(JFaceResources.getResources(), owner);
    this.base = owner.getDisplay().getSystemFont();
    this.theme = theme;
  }

  public Theme theme() {
    return theme;
  }

  public Color color(Tint tint) {
    return resources.create(ColorDescriptor.createFrom(tint.in(theme)));
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
    Drawing drawing = new Drawing(icon, tint.in(theme), 100);
    return resources.create(ImageDescriptor.createFromImageDataProvider(drawing));
  }

  /** A square of nothing: keeps the place that a list's row paints itself. */
  public Image space(int size) {
    return resources.create(ImageDescriptor.createFromImageDataProvider(new Space(size)));
  }

  private record Space(int size) implements ImageDataProvider {
    @Override
    public ImageData getImageData(int zoom) {
      int pixels = size * zoom / 100;
      ImageData data = new ImageData(pixels, pixels, 32, new PaletteData(0xff0000, 0xff00, 0xff));
      data.alphaData = new byte[pixels * pixels];
      return data;
    }
  }
}
