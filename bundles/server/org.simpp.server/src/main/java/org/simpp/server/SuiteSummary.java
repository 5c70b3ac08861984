package org.simpp.server;

/**
 * One cipher suite, for an operator to read.
 *
 * @param suite its number: {@code 0x0701}
 * @param rank the higher of two is taken
 * @param policy {@code ALLOWED} or {@code LABORATORY}
 * @param provider who computes
 * @param bundle the id of the bundle that it is from
 * @param serving whether calls go to it now
 */
public record SuiteSummary(
    String suite, int rank, String policy, String provider, long bundle, boolean serving) {}
