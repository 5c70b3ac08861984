package org.simpp.client.internal.files;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.stream.Outlet;
import org.simpp.client.internal.stream.RefusedException;
import org.simpp.client.internal.stream.Wire;
import org.simpp.endtoend.SealedFile;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.upload.SlotRefusal;
import org.simpp.xmpp.upload.SlotRequest;
import org.simpp.xmpp.upload.UploadSlot;

/** Asks the account's server for places to upload to (XEP-0363, section 4). */
record Slots(Loop loop, Wire wire, Jid account) {
  private static final String TYPE = "application/octet-stream";
  private static final long MEGABYTE = 1_000_000;

  /**
   * A place for a file of {@code length} bytes, once it is sealed. Blocks.
   *
   * @param name as people call it, for what they are told; the server does not learn it
   * @throws IOException if it may be asked again
   */
  UploadSlot ask(String name, long length)
      throws IOException, ClientException, InterruptedException {
    Element request =
        SlotRequest.forMessage(Outlet.FILE_NAME, SealedFile.sealedLength(length), TYPE).toElement();
    CompletionStage<Optional<Element>> asked =
        loop.compose(() -> wire.require().requests().request(account.server(), "get", request));
    try {
      return asked
          .toCompletableFuture()
          .get()
          .flatMap(UploadSlot::of)
          .orElseThrow(() -> refused(name, "no address"));
    } catch (ExecutionException e) {
      if (!(Loop.unwrapped(e) instanceof ClientException refused)) {
        throw new IOException(e.getCause());
      }
      throw told(name, refused);
    }
  }

  private ClientException told(String name, ClientException failure) throws IOException {
    Cause cause = failure.trouble().cause();
    if (cause == Cause.NOT_CONNECTED || cause == Cause.SERVER_SILENT) {
      throw new IOException(failure);
    }
    if (!(failure.getCause() instanceof RefusedException refused)) {
      return failure;
    }
    StanzaError error = refused.error();
    if (SlotRefusal.isTooLarge(error)) {
      OptionalLong largest = SlotRefusal.largest(error);
      long limit = largest.orElse(0) / SealedFile.BOX * SealedFile.PIECE / MEGABYTE;
      return Troubles.exception(
          Cause.FILE_TOO_LARGE, "the server takes no such large file", name, "" + limit);
    }
    StanzaCondition condition = error.condition();
    if (condition == StanzaCondition.RESOURCE_CONSTRAINT) {
      return Troubles.exception(Cause.FILE_QUOTA_REACHED, "the server takes no more now", name);
    }
    boolean isUnknown =
        condition == StanzaCondition.SERVICE_UNAVAILABLE
            || condition == StanzaCondition.FEATURE_NOT_IMPLEMENTED
            || condition == StanzaCondition.ITEM_NOT_FOUND;
    return isUnknown
        ? Troubles.exception(Cause.FILES_NOT_OFFERED, "the server keeps no files", account.domain())
        : refused(name, condition.elementName());
  }

  private static ClientException refused(String name, String said) {
    return new ClientException(
        Trouble.of(Cause.FILE_REFUSED, "the server gives no place: " + said, name, said));
  }
}
