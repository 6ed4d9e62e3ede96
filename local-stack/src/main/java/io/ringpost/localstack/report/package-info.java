/** What the stack says to whoever started it. */
@NullMarked
package io.ringpost.localstack.report;

import org.jspecify.annotations.NullMarked;
