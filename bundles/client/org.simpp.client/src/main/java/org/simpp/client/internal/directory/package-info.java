/**
 * The organisation's directory over LDAP. The one package that knows the LDAP library; an
 * architecture test sees to it.
 */
@NullMarked
package org.simpp.client.internal.directory;

import org.jspecify.annotations.NullMarked;
