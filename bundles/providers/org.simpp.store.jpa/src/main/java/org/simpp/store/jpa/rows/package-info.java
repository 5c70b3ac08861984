/**
 * The rows of the database, as JPA entities: data without behaviour beyond the turning of a row
 * into the store's value and back. The schema itself stands in {@code db/changelog.xml}.
 */
@NullMarked
package org.simpp.store.jpa.rows;

import org.jspecify.annotations.NullMarked;
