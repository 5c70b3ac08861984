package org.simpp.store.jpa.copies;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;

/**
 * A backup: a ZIP with one entry a table, its rows one after the other, and the entry {@code
 * manifest} behind them, which says what they are and has the SHA-256 of each and of itself.
 */
final class BackupFile {
  private static final String MANIFEST = "manifest";
  private static final int MAX_ROW_BYTES = 128 * 1024 * 1024;
  private static final int MAX_MANIFEST_BYTES = 1024 * 1024;

  /** What the manifest says of one table. */
  record Content(String table, long rows, String sha256, String columns) {}

  /**
   * The manifest.
   *
   * @param changeSets of the schema, in their order
   */
  record Manifest(List<String> changeSets, List<Content> contents) {}

  /** Takes the rows of a table. */
  @FunctionalInterface
  interface RowTaker {
    void take(Bytes row) throws SQLException, IOException;
  }

  private BackupFile() {}

  /** Writes every row that {@code snapshot} sees; the file is its owner's alone. */
  static Manifest write(Path file, Connection snapshot) throws IOException, SQLException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Manifest manifest;
      try (ZipOutputStream zip =
          new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
        List<Content> contents = new ArrayList<>();
        for (TableShape table : Tables.of(snapshot)) {
          zip.putNextEntry(new ZipEntry("rows/" + table.name()));
          contents.add(writeRows(table, snapshot, zip));
          zip.closeEntry();
        }
        manifest = new Manifest(Tables.changeSets(snapshot), contents);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(text(manifest).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
      try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(unfinished, file);
      return manifest;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** The manifest of {@code file}, which is checked against its own SHA-256. */
  static Manifest manifest(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(MANIFEST);
      if (entry == null) {
        throw new IOException("it has no manifest: it is no backup, or was not finished");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        byte[] bytes = in.readNBytes(MAX_MANIFEST_BYTES);
        return parse(new String(bytes, StandardCharsets.UTF_8));
      }
    }
  }

  /**
   * Gives the rows of one table to {@code taker}.
   *
   * @throws IOException if there are more or fewer, or they are not those that were written
   */
  static void read(Path file, Content content, RowTaker taker) throws IOException, SQLException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry("rows/" + content.table());
      if (entry == null) {
        throw new IOException("it lacks the table " + content.table());
      }
      MessageDigest digest = sha256();
      long rows = 0;
      try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
        for (int length = length(in); length >= 0; length = length(in)) {
          byte[] row = in.readNBytes(length);
          if (row.length != length) {
            throw new IOException("the table " + content.table() + " ends within a row");
          }
          digest.update(row);
          rows++;
          taker.take(Bytes.givenAway(row));
        }
      }
      if (rows != content.rows() || !hex(digest).equals(content.sha256())) {
        throw new IOException(
            "the table %s is not what was written: %d rows in the place of %d, or others"
                .formatted(content.table(), rows, content.rows()));
      }
    }
  }

  private static Content writeRows(TableShape table, Connection snapshot, OutputStream zip)
      throws IOException, SQLException {
    MessageDigest digest = sha256();
    long rows = 0;
    Pages pages = new Pages(snapshot, table);
    DataOutputStream out = new DataOutputStream(zip);
    DigestOutputStream digested = new DigestOutputStream(out, digest);
    @Nullable Bytes last = null;
    List<Pages.Found> page = pages.next(last);
    while (!page.isEmpty()) {
      for (Pages.Found one : page) {
        byte[] row = one.row().toByteArray();
        out.writeInt(row.length);
        digested.write(row);
        rows++;
        last = one.key();
      }
      page = pages.next(last);
    }
    out.flush();
    if (rows != pages.count()) {
      throw new SQLException("rows of " + table.name() + " cannot be told apart");
    }
    return new Content(table.name(), rows, hex(digest), table.description());
  }

  private static int length(DataInputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return -1;
    }
    int rest = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int length = first << 24 | rest;
    if (length < 0 || length > MAX_ROW_BYTES) {
      throw new IOException("a row of " + length + " bytes");
    }
    return length;
  }

  private static String text(Manifest manifest) {
    StringBuilder text = new StringBuilder("simpp-backup 1\n");
    manifest.changeSets().forEach(id -> text.append("changeset ").append(id).append('\n'));
    for (Content one : manifest.contents()) {
      text.append(
          "table %s %d %s %s\n".formatted(one.table(), one.rows(), one.sha256(), one.columns()));
    }
    return text + "sha256 " + hex(text.toString()) + "\n";
  }

  private static Manifest parse(String text) throws IOException {
    int end = text.lastIndexOf("sha256 ");
    if (!text.startsWith("simpp-backup 1\n")
        || end < 0
        || !text.substring(end).equals("sha256 " + hex(text.substring(0, end)) + "\n")) {
      throw new IOException("its manifest is not as it was written");
    }
    List<String> changeSets = new ArrayList<>();
    List<Content> contents = new ArrayList<>();
    for (String line : text.substring(0, end).lines().toList()) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("changeset")) {
        changeSets.add(words[1]);
      } else if (words[0].equals("table")) {
        contents.add(new Content(words[1], Long.parseLong(words[2]), words[3], words[4]));
      }
    }
    return new Manifest(changeSets, contents);
  }

  private static String hex(String text) {
    MessageDigest digest = sha256();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return hex(digest);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
