/** The store on EclipseLink through Aries JPA. */
@NullMarked
package org.simpp.store.jpa;

import org.jspecify.annotations.NullMarked;
