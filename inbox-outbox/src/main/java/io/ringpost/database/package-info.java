/** How services reach their database. */
@NullMarked
package io.ringpost.database;

import org.jspecify.annotations.NullMarked;
