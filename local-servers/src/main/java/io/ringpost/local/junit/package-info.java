/** The broker and the database that the services' integration tests share. */
@NullMarked
package io.ringpost.local.junit;

import org.jspecify.annotations.NullMarked;
