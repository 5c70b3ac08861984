package org.simpp.client.ui.faces;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Avatars;
import org.simpp.client.ui.thread.Background;
import org.simpp.client.ui.thread.UiThread;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Registration;

/**
 * The pictures of those who are in sight. Whoever paints asks; a picture that is not there yet is
 * fetched and decoded aside, and painting is asked for again when it is. On the screen's thread.
 */
public final class Faces {
  private static final int SIDE = 96;
  private static final long MAX_PIXELS = 1_024 * 1_024;
  private static final int MAX_READY = 400;
  private static final int MAX_COMING = 6;
  private static final int GATHER_MILLIS = 60;

  /** A picture that can be painted. */
  private record Face(String id, Image image) {}

  private final Control owner;
  private final Avatars avatars;
  private final UiThread thread;
  private final Background background;
  private final Map<Jid, Face> ready = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Jid> coming = new HashSet<>();
  private final Map<Jid, String> unusable = new HashMap<>();
  private final List<Control> painted = new ArrayList<>();
  private final Queue<Jid> changed = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isTold = new AtomicBoolean();
  private boolean isTimed;

  /** Lasts as long as {@code owner}. */
  public Faces(Control owner, Avatars avatars) {
    this.owner = owner;
    this.avatars = avatars;
    this.thread = new UiThread(owner);
    this.background = new Background(owner, "pictures");
    Registration listening = avatars.listen(this::changed);
    owner.addListener(
        SWT.Dispose,
        event -> {
          listening.close();
          ready.values().forEach(face -> face.image().dispose());
          ready.clear();
        });
  }

  /** Paints {@code control} anew whenever there may be another picture in it. */
  public void follow(Control control) {
    painted.add(control);
    control.addListener(SWT.Dispose, event -> painted.remove(control));
  }

  /** A round picture of that contact, or of the account itself; null where there is none yet. */
  public @Nullable Image of(Jid address) {
    String id = avatars.id(address).orElse("");
    if (id.isEmpty()) {
      return null;
    }
    Face face = ready.get(address);
    boolean isThere = face != null && face.id().equals(id);
    if (!isThere
        && !id.equals(unusable.get(address))
        && coming.size() < MAX_COMING
        && coming.add(address)) {
      fetch(address, id);
    }
    return face == null ? null : face.image();
  }

  /** From the client's thread, thousands at once when somebody signs in. */
  private void changed(Jid address) {
    changed.add(address);
    if (isTold.compareAndSet(false, true)) {
      thread.run(this::forgetChanged);
    }
  }

  private void forgetChanged() {
    isTold.set(false);
    for (Jid each = changed.poll(); each != null; each = changed.poll()) {
      unusable.remove(each);
    }
    paintSoon();
  }

  private void fetch(Jid address, String id) {
    thread.when(
        avatars.picture(address),
        bytes -> {
          if (bytes.isPresent()) {
            decode(address, id, bytes.get());
          } else {
            done(address, id, Optional.empty());
          }
        },
        trouble -> done(address, id, Optional.empty()));
  }

  private void decode(Jid address, String id, Bytes bytes) {
    background.work(
        () -> disc(bytes),
        data -> done(address, id, data),
        trouble -> done(address, id, Optional.empty()));
  }

  private static Optional<ImageData> disc(Bytes bytes) {
    try {
      return Optional.of(Picture.read(bytes.toByteArray(), MAX_PIXELS, SIDE).disc());
    } catch (IOException e) {
      System.getLogger(Faces.class.getName())
          .log(Level.DEBUG, () -> "a contact's picture is not shown: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void done(Jid address, String id, Optional<ImageData> data) {
    coming.remove(address);
    if (data.isEmpty()) {
      unusable.put(address, id);
    } else {
      Face before = ready.put(address, new Face(id, new Image(owner.getDisplay(), data.get())));
      if (before != null) {
        before.image().dispose();
      }
      makeRoom();
    }
    // others may have been passed over while too many were on their way
    paintSoon();
  }

  private void makeRoom() {
    Iterator<Face> oldest = ready.values().iterator();
    while (ready.size() > MAX_READY) {
      oldest.next().image().dispose();
      oldest.remove();
    }
  }

  private void paintSoon() {
    if (!isTimed) {
      isTimed = true;
      owner
          .getDisplay()
          .timerExec(
              GATHER_MILLIS,
              () -> {
                isTimed = false;
                if (!owner.isDisposed()) {
                  painted.forEach(Control::redraw);
                }
              });
    }
  }
}
