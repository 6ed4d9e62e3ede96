/** What the relay has published, by gapless number, for readers that follow live and resume. */
@NullMarked
package io.ringpost.feed;

import org.jspecify.annotations.NullMarked;
