/** Files on their way: sealed, uploaded, downloaded, opened and proved. */
@NullMarked
package org.simpp.client.internal.files;

import org.jspecify.annotations.NullMarked;
