/** What every service's OpenAPI document says of every operation. */
@NullMarked
package io.ringpost.api.document;

import org.jspecify.annotations.NullMarked;
