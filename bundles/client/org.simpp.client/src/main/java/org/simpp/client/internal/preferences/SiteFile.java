package org.simpp.client.internal.preferences;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.SiteFault;
import org.simpp.client.settings.SiteFault.Kind;

/** Finds the organisation's file and reads it. */
final class SiteFile {
  static final int MAX_BYTES = 65_536;

  private SiteFile() {}

  /**
   * The organisation's word in the first of these files that is there. One whose presence cannot be
   * found out counts as there: it must not be possible to do away with it by closing its folder.
   */
  static Site firstOf(List<Path> places) {
    for (Path place : places) {
      if (!Files.notExists(place)) {
        return read(place);
      }
    }
    return Site.NONE;
  }

  private static Site read(Path file) {
    String name = file.toString();
    byte[] bytes;
    try (InputStream open = Files.newInputStream(file)) {
      bytes = open.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      String cause = e.getClass().getSimpleName();
      return Site.damaged(new SiteFault(Kind.UNREADABLE, name, 0, cause, ""));
    }
    if (bytes.length > MAX_BYTES) {
      return Site.damaged(new SiteFault(Kind.TOO_LARGE, name, 0, "", MAX_BYTES + " B"));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new SiteText(name, KnownSettings.byName()).read(text);
    } catch (CharacterCodingException e) {
      return Site.damaged(new SiteFault(Kind.NOT_TEXT, name, 0, "", "UTF-8"));
    }
  }
}
