/** Query parameters that every list understands: limit, cursor, since, until. */
@NullMarked
package io.ringpost.api.page;

import org.jspecify.annotations.NullMarked;
