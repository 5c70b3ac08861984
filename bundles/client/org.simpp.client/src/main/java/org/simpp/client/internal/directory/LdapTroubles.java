package org.simpp.client.internal.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;

/** What an LDAP server answers, or does not, as what a person is told. */
final class LdapTroubles {
  /** The server wants to know who asks, or refuses who asks (RFC 4511, appendix A.2). */
  private static final Set<ResultCode> LOGIN =
      Set.of(
          ResultCode.INVALID_CREDENTIALS,
          ResultCode.INAPPROPRIATE_AUTHENTICATION,
          ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
          ResultCode.AUTH_METHOD_NOT_SUPPORTED,
          ResultCode.STRONG_AUTH_REQUIRED);

  /** The connection is not there, or not any more. */
  private static final Set<ResultCode> GONE =
      Set.of(
          ResultCode.CONNECT_ERROR,
          ResultCode.SERVER_DOWN,
          ResultCode.UNAVAILABLE,
          ResultCode.DECODING_ERROR);

  private LdapTroubles() {}

  static boolean isGone(ResultCode code) {
    return GONE.contains(code);
  }

  static ClientException of(LDAPException failure, Place place) {
    Cause tls = tls(failure);
    return tls == null
        ? of(failure.toLDAPResult(), place, place.base())
        : trouble(tls, failure.getMessage(), place.server().toString());
  }

  /**
   * @param asked the name of the entry where the question began
   */
  static ClientException of(LDAPResult answer, Place place, String asked) {
    String server = place.server().toString();
    ResultCode code = answer.getResultCode();
    String said = Objects.requireNonNullElse(answer.getDiagnosticMessage(), "");
    if (LOGIN.contains(code)) {
      return trouble(Cause.DIRECTORY_REFUSES_LOGIN, said, server);
    }
    if (code.equals(ResultCode.CONFIDENTIALITY_REQUIRED)) {
      return trouble(Cause.DIRECTORY_WITHOUT_TLS, said, server);
    }
    if (code.equals(ResultCode.NO_SUCH_OBJECT) || code.equals(ResultCode.INVALID_DN_SYNTAX)) {
      return trouble(Cause.DIRECTORY_WITHOUT_UNIT, said, server, asked);
    }
    if (code.equals(ResultCode.TIMEOUT) || code.equals(ResultCode.TIME_LIMIT_EXCEEDED)) {
      return silent(place);
    }
    if (isGone(code)) {
      return trouble(Cause.DIRECTORY_UNREACHABLE, said, server);
    }
    String words = Reading.line(code + " " + said);
    return trouble(Cause.DIRECTORY_REFUSED, said, server, words);
  }

  static ClientException silent(Place place) {
    return trouble(Cause.DIRECTORY_SILENT, "no answer in time", place.server().toString());
  }

  /** A setting cannot be used as it is. */
  static ClientException misset(String setting, String why) {
    return trouble(Cause.DIRECTORY_MISSET, setting + ": " + why, setting, Reading.line(why));
  }

  static ClientException unforeseen(RuntimeException failure) {
    return new ClientException(
        Trouble.of(Cause.UNFORESEEN, failure.getClass().getSimpleName()), failure);
  }

  static ClientException trouble(Cause cause, @Nullable String detail, String... parameters) {
    return new ClientException(
        Trouble.of(cause, Reading.line(Objects.requireNonNullElse(detail, "")), parameters));
  }

  /** What an exception of TLS means, if it is one. */
  private static @Nullable Cause tls(LDAPException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return Cause.DIRECTORY_SILENT;
      }
      if (cause instanceof GeneralSecurityException || cause instanceof SSLException) {
        return Cause.DIRECTORY_UNTRUSTED;
      }
    }
    return null;
  }
}
