/**
 * The store on EclipseLink through Aries JPA, over the DataSource that {@code
 * etc/org.ops4j.datasource-simpp.cfg} describes.
 *
 * <p>Every call is one transaction. What belongs to one account is changed under a lock on that
 * account's row, so that changes of one account come one after another and those of different
 * accounts do not wait for each other.
 */
@NullMarked
package org.simpp.store.jpa;

import org.jspecify.annotations.NullMarked;
