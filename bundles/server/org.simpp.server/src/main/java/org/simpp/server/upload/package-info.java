/** Files that clients upload and others get, over HTTP: slots, folder, requests (XEP-0363). */
@NullMarked
package org.simpp.server.upload;

import org.jspecify.annotations.NullMarked;
