/** What browsers ask before a page of another origin may use an API. */
@NullMarked
package io.ringpost.api.browser;

import org.jspecify.annotations.NullMarked;
