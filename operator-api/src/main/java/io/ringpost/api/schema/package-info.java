/** JSON Schemas that operators register, and what is wrong with data that they do not fit. */
@NullMarked
package io.ringpost.api.schema;

import org.jspecify.annotations.NullMarked;
