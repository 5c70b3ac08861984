/** What this computer keeps of each account: a small file with a checksum and its predecessor. */
@NullMarked
package org.simpp.client.internal.settings;

import org.jspecify.annotations.NullMarked;
