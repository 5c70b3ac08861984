/** Whether the database can be used: what is found out at one place is known at every other. */
@NullMarked
package org.simpp.store.jpa.availability;

import org.jspecify.annotations.NullMarked;
