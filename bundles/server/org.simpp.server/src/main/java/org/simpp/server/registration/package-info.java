/**
 * How an invited person comes to an account: by password (XEP-0077 with XEP-0445), or by key
 * (SIMPP-2007, section 1.6).
 */
@NullMarked
package org.simpp.server.registration;

import org.jspecify.annotations.NullMarked;
