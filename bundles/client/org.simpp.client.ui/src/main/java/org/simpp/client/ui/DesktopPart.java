package org.simpp.client.ui;

import jakarta.annotation.PostConstruct;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The one part of the window: shows the sign-in screens or the conversations. */
public final class DesktopPart {
  /** Builds the part's content. */
  @PostConstruct
  public void create(Composite parent) {
    parent.setLayout(new FillLayout());
    new Label(parent, SWT.CENTER).setText("SIMPP");
  }
}
