/** What people say, their numbers and our secrets, looked for where they must not be. */
@NullMarked
package io.ringpost.e2e.canary;

import org.jspecify.annotations.NullMarked;
