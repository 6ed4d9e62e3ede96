/** API keys, their scopes, and the filter that asks for them. */
@NullMarked
package io.ringpost.api.key;

import org.jspecify.annotations.NullMarked;
