/**
 * The session journal in files of ActiveMQ Artemis' journal: one record a group commit.
 *
 * <p>Not here: what the entries mean.
 */
@NullMarked
package org.simpp.store.journal;

import org.jspecify.annotations.NullMarked;
