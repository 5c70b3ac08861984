/** The rules of ARCHITECTURE.md, held against the classes, the manifests and the sources. */
@NullMarked
package org.simpp.itests.architecture;

import org.jspecify.annotations.NullMarked;
