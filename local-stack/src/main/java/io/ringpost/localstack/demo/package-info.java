/** Whole lives of calls and texts, played through the running stack for whoever wants to see it work. */
@NullMarked
package io.ringpost.localstack.demo;

import org.jspecify.annotations.NullMarked;
