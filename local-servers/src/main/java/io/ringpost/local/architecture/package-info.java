/** The rules by which a service's packages stay steps of one path. */
@NullMarked
package io.ringpost.local.architecture;

import org.jspecify.annotations.NullMarked;
