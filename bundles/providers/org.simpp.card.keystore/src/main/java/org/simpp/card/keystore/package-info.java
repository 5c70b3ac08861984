/** The software card: a file wrapped with Argon2id, behind a PIN with a retry counter. */
@NullMarked
package org.simpp.card.keystore;

import org.jspecify.annotations.NullMarked;
