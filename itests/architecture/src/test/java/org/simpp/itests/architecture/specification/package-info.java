/**
 * Sets what the products claim to keep of the specifications beside the tests that show it. It
 * judges no test: what a test says of itself in {@code @Specification} is for its readers to judge.
 */
@NullMarked
package org.simpp.itests.architecture.specification;

import org.jspecify.annotations.NullMarked;
