package org.simpp.transport.smack;

import org.simpp.transport.StreamCondition;

/**
 * The server broke the stream's rules (RFC 6120, section 4.9). Unchecked, because it crosses
 * Smack's reader on its way.
 */
final class StreamViolation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StreamViolation(StreamCondition condition, String message) {
    super(message + " (" + condition.elementName() + ")");
  }
}
