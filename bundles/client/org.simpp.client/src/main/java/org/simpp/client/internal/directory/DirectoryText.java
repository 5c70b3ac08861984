package org.simpp.client.internal.directory;

import com.unboundid.ldap.sdk.DN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be written about a directory in the settings. */
public final class DirectoryText {
  private static final int LDAP = 389;
  private static final int LDAPS = 636;

  /** A short name of an attribute, without options (RFC 4512, section 2.5). */
  private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

  private DirectoryText() {}

  /**
   * Where a server is.
   *
   * @param isTls whether TLS begins with the connection
   */
  record Server(String host, int port, boolean isTls) {
    @Override
    public String toString() {
      return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
  }

  /** Whether it is "" or a server. */
  public static boolean isServer(String written) {
    return written.isEmpty() || server(written).isPresent();
  }

  /** Whether it is "" or the name of an entry (RFC 4514). */
  public static boolean isName(String written) {
    return written.isEmpty() || DN.isValidDN(written);
  }

  /** Whether it is the name of an attribute. */
  public static boolean isAttribute(String written) {
    return ATTRIBUTE.matcher(written).matches();
  }

  /** Whether it is "" or says where a file is from the root on. */
  public static boolean isFile(String written) {
    try {
      return written.isEmpty() || Path.of(written).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The server that {@code ldaps://HOST:PORT} names, its port optional (RFC 4516, in part). */
  static Optional<Server> server(String written) {
    URI uri;
    try {
      uri = new URI(written);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    boolean isTls = "ldaps".equals(uri.getScheme());
    String host = uri.getHost();
    if (host == null
        || !(isTls || "ldap".equals(uri.getScheme()))
        || !written.equals(uri.getScheme() + "://" + uri.getRawAuthority())
        || uri.getRawUserInfo() != null
        || uri.getPort() == 0
        || uri.getPort() > 65_535) {
      return Optional.empty();
    }
    int port = uri.getPort() < 0 ? (isTls ? LDAPS : LDAP) : uri.getPort();
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return Optional.of(new Server(bare, port, isTls));
  }
}
