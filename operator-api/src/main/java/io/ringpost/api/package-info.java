/** What the HTTP APIs of all services share: where they live and who may call them. */
@NullMarked
package io.ringpost.api;

import org.jspecify.annotations.NullMarked;
