package org.simpp.client.ui.language;

import java.text.NumberFormat;
import org.simpp.client.Transfer;

/** Says in words how large a file is and how its transfer goes. */
public record FileWords(Messages messages) {
  private static final long STEP = 1_000;

  /** As people count: in thousands, with one place behind the point below ten. */
  public String size(long bytes) {
    if (bytes < STEP) {
      return messages.text("file.bytes", bytes);
    }
    if (bytes < STEP * STEP) {
      return messages.text("file.kilobytes", rounded(bytes, STEP));
    }
    return bytes < STEP * STEP * STEP
        ? messages.text("file.megabytes", rounded(bytes, STEP * STEP))
        : messages.text("file.gigabytes", rounded(bytes, STEP * STEP * STEP));
  }

  /** What passes, and how far it has come; or why it does not. */
  public String of(Transfer transfer) {
    if (transfer.state() instanceof Transfer.State.Failed failed) {
      return messages.whole(failed.cause());
    }
    if (transfer.state() instanceof Transfer.State.Waiting waiting) {
      return messages.text("transfer.waiting", messages.what(waiting.cause()));
    }
    return messages.text(
        transfer.isSending() ? "transfer.sending" : "transfer.fetching",
        transfer.name(),
        size(transfer.done()),
        size(transfer.size()));
  }

  private String rounded(long bytes, long unit) {
    NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
    format.setMaximumFractionDigits(bytes < 10 * unit ? 1 : 0);
    return format.format((double) bytes / unit);
  }
}
