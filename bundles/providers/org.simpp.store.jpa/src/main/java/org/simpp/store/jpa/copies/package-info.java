/** Copies of the whole database, table by table, whatever tables the schema has. */
@NullMarked
package org.simpp.store.jpa.copies;

import org.jspecify.annotations.NullMarked;
