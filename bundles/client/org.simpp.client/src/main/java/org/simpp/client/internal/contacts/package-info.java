/** The roster, the presence of contacts, and what their programs can do. */
@NullMarked
package org.simpp.client.internal.contacts;

import org.jspecify.annotations.NullMarked;
