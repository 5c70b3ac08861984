package org.simpp.server.session;

import org.jspecify.annotations.Nullable;

/**
 * What the last login of a session gave.
 *
 * @param mechanism how it logged in
 * @param keyChannel what a SIMPP-2007 login left; null after any other; closed with the session
 */
public record SessionLogin(String mechanism, @Nullable KeyChannel keyChannel) {
  void close() {
    if (keyChannel != null) {
      keyChannel.close();
    }
  }
}
