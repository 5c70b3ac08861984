/** The pictures that stand for people: what is told of them, and their files. */
@NullMarked
package org.simpp.client.internal.avatars;

import org.jspecify.annotations.NullMarked;
