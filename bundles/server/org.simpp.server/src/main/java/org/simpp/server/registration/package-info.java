/**
 * How an invited person comes to an account: by password (XEP-0077 with XEP-0445), or by key
 * (SIMPP, phase 1).
 */
@NullMarked
package org.simpp.server.registration;

import org.jspecify.annotations.NullMarked;
