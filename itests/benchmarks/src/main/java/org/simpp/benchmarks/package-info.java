/**
 * What the protocols cost a server, measured with JMH. The numbers and how they were got are in
 * docs/simpp-2007-server-load.md; nothing here decides anything in a product.
 */
@NullMarked
package org.simpp.benchmarks;

import org.jspecify.annotations.NullMarked;
