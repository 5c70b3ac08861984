/**
 * A MariaDB that a test starts for itself, stops, and starts again: the server behind MySQL
 * Connector/J. For tests alone: no product contains it. It says nothing of SIMPP's schema.
 */
@NullMarked
package org.simpp.itests.mariadb;

import org.jspecify.annotations.NullMarked;
