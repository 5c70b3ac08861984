package org.simpp.load.scenario;

/**
 * How long a run takes, in seconds.
 *
 * @param warmUp before anything counts
 * @param measured what counts
 * @param patience until what has not arrived is lost
 */
public record Timing(int warmUp, int measured, int patience) {}
