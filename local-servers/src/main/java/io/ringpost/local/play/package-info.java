/** The providers' own APIs, played over HTTP: each request is understood, then answered well or badly as told. */
@NullMarked
package io.ringpost.local.play;

import org.jspecify.annotations.NullMarked;
