/** The window of somebody who is signed in: own presence, contacts, requests, connection. */
@NullMarked
package org.simpp.client.ui.main;

import org.jspecify.annotations.NullMarked;
