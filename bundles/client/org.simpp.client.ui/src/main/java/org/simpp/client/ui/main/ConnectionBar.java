package org.simpp.client.ui.main;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.simpp.client.ConnectionState;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** How the connection stands, always there. */
final class ConnectionBar {
  private final Composite pane;
  private final Label icon;
  private final Label words;
  private final Button again;
  private final Pieces pieces;
  private final States states;

  ConnectionBar(
      Composite parent, Pieces pieces, Messages messages, States states, Runnable signInAgain) {
    this.pieces = pieces;
    this.states = states;
    pane = pieces.pane(parent, Tint.PANE, 2, 0);
    pane.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
    icon = pieces.icon(pane, Icon.CLOCK);
    words = pieces.label(pane, "", Tint.TEXT_MUTED);
    words.setFont(pieces.look().small());
    again = pieces.button(pane, "connection.again", messages.text("main.again"), signInAgain);
    again.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    Pieces.show(again, false);
  }

  void show(ConnectionState state) {
    boolean online = state instanceof ConnectionState.Online;
    boolean connecting = state instanceof ConnectionState.Connecting;
    icon.setImage(
        pieces.look().image(online ? Icon.CONNECTED : connecting ? Icon.CLOCK : Icon.DISCONNECTED));
    words.setText(Pieces.escaped(states.of(state)));
    words.setForeground(pieces.look().color(online || connecting ? Tint.TEXT_MUTED : Tint.DANGER));
    pieces.named(pane, "connection", states.of(state));
    Pieces.show(again, state instanceof ConnectionState.Offline);
    pane.getParent().layout(true, true);
  }
}
