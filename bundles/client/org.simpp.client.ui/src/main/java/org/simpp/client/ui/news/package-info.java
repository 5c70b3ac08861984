/** What is told of a message that came while nobody looked: how much of it, and where. */
@NullMarked
package org.simpp.client.ui.news;

import org.jspecify.annotations.NullMarked;
