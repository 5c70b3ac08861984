package org.simpp.client.ui.look;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * Makes the few kinds of control that the screens consist of; each gets an id for tests and an
 * accessible name.
 */
public record Pieces(Look look) {
  private static final String ID = "id";

  /** A pane with a grid of {@code columns} and the same margin all round. */
  public Composite pane(Composite parent, Tint ground, int columns, int margin) {
    Composite pane = new Composite(parent, SWT.NONE);
    pane.setBackground(look.color(ground));
    pane.setBackgroundMode(SWT.INHERIT_DEFAULT);
    GridLayout layout = new GridLayout(columns, false);
    layout.marginWidth = margin;
    layout.marginHeight = margin;
    layout.horizontalSpacing = 8;
    layout.verticalSpacing = 6;
    pane.setLayout(layout);
    return pane;
  }

  public Label title(Composite parent, String text, int larger) {
    Label label = label(parent, text, Tint.TEXT);
    label.setFont(look.title(larger));
    return label;
  }

  public Label label(Composite parent, String text, Tint tint) {
    Label label = new Label(parent, SWT.WRAP);
    label.setText(escaped(text));
    label.setForeground(look.color(tint));
    label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    return label;
  }

  public Label icon(Composite parent, Icon icon) {
    Label label = new Label(parent, SWT.NONE);
    label.setImage(look.image(icon));
    label.setLayoutData(new GridData(SWT.CENTER, SWT.BEGINNING, false, false));
    return label;
  }

  /** A caption above a field of one line, or of several with {@code SWT.MULTI}. */
  public Text field(Composite parent, String id, String caption, int style) {
    caption(parent, caption);
    Text text = new Text(parent, SWT.BORDER | style);
    text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    named(text, id, caption);
    return text;
  }

  /** What stands above a field and says what belongs in it. */
  public Label caption(Composite parent, String caption) {
    Label label = label(parent, caption, Tint.TEXT);
    label.setFont(look.bold());
    return label;
  }

  /** A list that opens, of which one entry is chosen. */
  public Combo combo(Composite parent, String id, String name) {
    Combo combo = new Combo(parent, SWT.READ_ONLY);
    combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    named(combo, id, name);
    return combo;
  }

  public Button button(Composite parent, String id, String caption, Runnable pressed) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(escaped(caption));
    GridData size = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    size.minimumWidth = 96;
    size.widthHint = Math.max(96, button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + 20);
    button.setLayoutData(size);
    named(button, id, caption);
    button.addListener(SWT.Selection, event -> pressed.run());
    return button;
  }

  /** The one button of a screen that does what the screen is for. */
  public Button primary(Composite parent, String id, String caption, Runnable pressed) {
    Button button = button(parent, id, caption, pressed);
    button.setBackground(look.color(Tint.ACCENT));
    button.setForeground(look.color(Tint.ON_ACCENT));
    return button;
  }

  /** What is so or not so. */
  public Button check(
      Composite parent, String id, String caption, boolean isSo, Consumer<Boolean> changed) {
    Button button = new Button(parent, SWT.CHECK);
    button.setText(escaped(caption));
    button.setForeground(look.color(Tint.TEXT));
    button.setSelection(isSo);
    button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    named(button, id, caption);
    button.addListener(SWT.Selection, event -> changed.accept(button.getSelection()));
    return button;
  }

  /** Puts a control to one side of its cell, which takes the room that is left. */
  public static void at(Control control, int side) {
    if (control.getLayoutData() instanceof GridData data) {
      data.horizontalAlignment = side;
      data.grabExcessHorizontalSpace = true;
    }
  }

  public void line(Composite parent) {
    Composite line = new Composite(parent, SWT.NONE);
    line.setBackground(look.color(Tint.LINE));
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.heightHint = 1;
    line.setLayoutData(data);
  }

  /** Gives the control its id and its accessible name. */
  public void named(Control control, String id, String name) {
    control.setData(ID, id);
    AccessibleName.set(control, name);
  }

  /** Shows or hides a control and gives its place to the others. */
  public static void show(Control control, boolean visible) {
    control.setVisible(visible);
    if (control.getLayoutData() instanceof GridData data) {
      data.exclude = !visible;
    }
  }

  /** A text in which {@code &} is no mnemonic. */
  public static String escaped(String text) {
    return text.replace("&", "&&");
  }
}
