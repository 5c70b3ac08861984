package org.simpp.client.internal.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Troubles;
import org.simpp.model.Jid;

/**
 * The folder of all accounts, readable by its owner alone. Each account has a folder of its own
 * with its settings and their predecessor; a damaged file is set aside and the predecessor taken.
 */
public final class SettingsFolder {
  private static final String FILE = "account.settings";
  private static final String PREVIOUS = "account.settings.previous";
  private static final String DAMAGED = "account.settings.damaged";
  private static final int MAX_BYTES = 1 << 20;
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final Set<PosixFilePermission> OWNER_FILE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path root;

  public SettingsFolder(Path root) {
    this.root = root;
  }

  /**
   * Settings as they were found.
   *
   * @param notice what a person should be told; null where all is well
   */
  public record Found(AccountSettings settings, @Nullable Trouble notice) {}

  /** Where everything of {@code account} lies. */
  public Path folderOf(Jid account) {
    return root.resolve(
        HexFormat.of().formatHex(account.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** All accounts whose settings can be read, the one used last first. */
  public List<AccountSettings> all() throws ClientException {
    List<AccountSettings> found = new ArrayList<>();
    if (!Files.isDirectory(root)) {
      return found;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path folder : folders) {
        found(folder).ifPresent(one -> found.add(one.settings()));
      }
    } catch (IOException e) {
      throw unreadable(root, e);
    }
    found.sort(Comparator.comparing(AccountSettings::used).reversed());
    return found;
  }

  /**
   * The settings of {@code account}, if there are any.
   *
   * @throws ClientException with {@link Cause#SETTINGS_DAMAGED} if neither the file nor its
   *     predecessor can be read
   */
  public Optional<Found> find(Jid account) throws ClientException {
    Path folder = folderOf(account);
    Optional<Found> found = found(folder);
    if (found.isEmpty() && Files.exists(folder.resolve(DAMAGED))) {
      throw Troubles.exception(
          Cause.SETTINGS_DAMAGED,
          "the settings of the account are damaged, and so is their last good state",
          folder.resolve(DAMAGED).toString());
    }
    return found;
  }

  /** Keeps {@code settings} durably; what was there before becomes the predecessor. */
  public void keep(AccountSettings settings) throws ClientException {
    Path folder = folderOf(settings.account());
    Path file = folder.resolve(FILE);
    Path fresh = folder.resolve(FILE + ".new");
    try {
      Files.createDirectories(folder, onlyFor(root, OWNER_FOLDER));
      write(fresh, SettingsText.write(settings));
      if (Files.exists(file)) {
        Files.move(file, folder.resolve(PREVIOUS), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ClientException(
          Trouble.of(
              Cause.SETTINGS_NOT_KEPT,
              "the settings cannot be written: "
                  + e.getMessage()
                  + "; check the folder and the disk",
              file.toString()),
          e);
    }
  }

  private Optional<Found> found(Path folder) throws ClientException {
    Path file = folder.resolve(FILE);
    Path previous = folder.resolve(PREVIOUS);
    try {
      Optional<AccountSettings> current = read(file);
      if (current.isPresent()) {
        return current.map(settings -> new Found(settings, null));
      }
      if (Files.exists(file)) {
        Files.move(file, folder.resolve(DAMAGED), StandardCopyOption.REPLACE_EXISTING);
      }
      return read(previous).map(settings -> new Found(settings, damaged(folder)));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Trouble damaged(Path folder) {
    Path aside = folder.resolve(DAMAGED);
    return Trouble.of(
        Cause.SETTINGS_DAMAGED,
        "the account's settings were damaged; their last good state is used, and the damaged file is"
            + " kept as "
            + aside,
        aside.toString());
  }

  private static Optional<AccountSettings> read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(SettingsText.read(Files.readString(file)));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    try (FileChannel channel =
        FileChannel.open(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            onlyFor(file.getParent(), OWNER_FILE))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Nothing where the file system has no such permissions. */
  private static FileAttribute<?>[] onlyFor(
      @Nullable Path near, Set<PosixFilePermission> permissions) {
    boolean isPosix =
        near != null && near.getFileSystem().supportedFileAttributeViews().contains("posix");
    return isPosix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static ClientException unreadable(Path where, IOException e) {
    return new ClientException(
        Trouble.of(
            Cause.SETTINGS_DAMAGED,
            "the settings cannot be read: " + e.getMessage(),
            where.toString()),
        e);
  }
}
