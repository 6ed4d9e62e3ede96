/** One class per abuse. */
@NullMarked
package io.ringpost.e2e.abuse;

import org.jspecify.annotations.NullMarked;
