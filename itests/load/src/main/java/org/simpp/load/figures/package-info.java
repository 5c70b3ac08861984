/**
 * What is measured and how it is shown: schedules, flows of numbered messages, latencies counted
 * from the scheduled instant, and what the operating system says of the server's process.
 */
@NullMarked
package org.simpp.load.figures;

import org.jspecify.annotations.NullMarked;
