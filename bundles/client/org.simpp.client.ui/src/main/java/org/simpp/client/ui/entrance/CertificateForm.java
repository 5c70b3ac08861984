package org.simpp.client.ui.entrance;

import java.time.ZoneId;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.CertificateFacts;
import org.simpp.client.CertificateJudge.Decision;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** Shows a certificate that nobody vouches for, and takes the answer. */
record CertificateForm(Composite form, Pieces pieces, Messages messages) {
  void show(CertificateFacts facts, Consumer<Decision> answer) {
    pieces.title(form, messages.text("certificate.title"), 8);
    pieces.label(form, messages.text("certificate.explanation", facts.server()), Tint.TEXT);
    fact("certificate.fingerprint", facts.readableFingerprint());
    fact("certificate.subject", facts.subject());
    fact("certificate.issuer", facts.issuer());
    var day = messages.day().withZone(ZoneId.systemDefault());
    fact(
        "certificate.validity",
        messages.text(
            "certificate.validity.range",
            day.format(facts.notBefore()),
            day.format(facts.notAfter())));
    Button decline =
        pieces.primary(
            form,
            "certificate.decline",
            messages.text("certificate.decline"),
            () -> answer.accept(Decision.DECLINE));
    decline.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    Button accept =
        pieces.button(
            form,
            "certificate.accept",
            messages.text("certificate.accept"),
            () -> answer.accept(Decision.ACCEPT));
    accept.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    decline.setFocus();
  }

  /** Read only, but can be selected and copied to be compared. */
  private void fact(String key, String value) {
    pieces.label(form, messages.text(key), Tint.TEXT).setFont(pieces.look().bold());
    Text text = new Text(form, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
    text.setBackground(pieces.look().color(Tint.PANE));
    text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    pieces.named(text, key, messages.text(key));
    text.setText(value);
  }
}
