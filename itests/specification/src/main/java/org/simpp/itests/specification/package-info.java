/**
 * Says of a test which section of which specification it shows to be kept. For tests alone: no
 * product contains it. What the sections say is in the specifications; which of them the products
 * claim is in their Javadoc and READMEs.
 */
@NullMarked
package org.simpp.itests.specification;

import org.jspecify.annotations.NullMarked;
