/** The schema of the database: versions that Liquibase applies before anyone sees the database. */
@NullMarked
package org.simpp.store.jpa.schema;

import org.jspecify.annotations.NullMarked;
