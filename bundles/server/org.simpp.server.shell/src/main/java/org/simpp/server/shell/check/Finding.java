package org.simpp.server.shell.check;

/**
 * One thing that was looked at.
 *
 * @param area {@code config} …
 * @param what was looked at
 * @param detail how it is
 * @param next what to do; "" where it is good
 */
public record Finding(String area, String what, boolean good, String detail, String next) {
  static Finding good(String area, String what, String detail) {
    return new Finding(area, what, true, detail, "");
  }

  static Finding bad(String area, String what, String detail, String next) {
    return new Finding(area, what, false, detail, next);
  }
}
