/** How a text will go out, and whether it can at all. */
@NullMarked
package io.ringpost.sms.plan;

import org.jspecify.annotations.NullMarked;
