/** What an operator would look at one by one: configuration, DNS, certificate, disk … */
@NullMarked
package org.simpp.server.shell.check;

import org.jspecify.annotations.NullMarked;
