/** The port of its own for what operators alone should see: metrics, documents, health. */
@NullMarked
package io.ringpost.api.manage;

import org.jspecify.annotations.NullMarked;
