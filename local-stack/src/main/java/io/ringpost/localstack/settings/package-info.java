/** What the stack is told: ports, places, and which provider is the real one. */
@NullMarked
package io.ringpost.localstack.settings;

import org.jspecify.annotations.NullMarked;
