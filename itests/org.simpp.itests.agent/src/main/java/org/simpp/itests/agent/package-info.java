/**
 * A bundle that tests put into a running product: it makes calls without a pause, counts those that
 * fail, and replaces bundles when told to.
 */
@NullMarked
package org.simpp.itests.agent;

import org.jspecify.annotations.NullMarked;
