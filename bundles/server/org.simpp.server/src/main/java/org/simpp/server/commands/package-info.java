/** Commands for administrators from a client (XEP-0050, XEP-0133). */
@NullMarked
package org.simpp.server.commands;

import org.jspecify.annotations.NullMarked;
