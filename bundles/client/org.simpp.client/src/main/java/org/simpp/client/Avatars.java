package org.simpp.client;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Registration;

/**
 * The pictures that stand for people (XEP-0084): known to the server, and to who may see their
 * presence. They are fetched when somebody asks for them, and kept on this computer.
 */
@ProviderType
public interface Avatars {
  /** The largest picture that is published, in bytes. */
  int MAX_PUBLISHED = 64 * 1024;

  /** The largest picture that is taken from others, in bytes. */
  int MAX_RECEIVED = 256 * 1024;

  /**
   * What stands for the picture of the contact, or of this account; another picture has another id.
   * Any thread may ask.
   *
   * @return empty for who has none
   */
  Optional<String> id(Jid address);

  /**
   * The picture itself: at most {@link #MAX_RECEIVED} bytes, whose hash is the one that was
   * published. Whether they are a picture at all, and of which size, is for the caller to judge.
   *
   * @return completes empty where it cannot be had now
   */
  CompletionStage<Optional<Bytes>> picture(Jid address);

  /**
   * Shows this picture for this account from now on.
   *
   * @param png at most {@link #MAX_PUBLISHED} bytes
   */
  CompletionStage<Void> publish(Bytes png);

  /** Shows no picture for this account any more. */
  CompletionStage<Void> remove();

  /**
   * Tells from now on of whom there is another picture or none any more, on the client's thread,
   * until it is closed.
   */
  Registration listen(Consumer<Jid> listener);
}
