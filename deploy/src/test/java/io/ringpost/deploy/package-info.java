/** What is shipped to a cluster says what the code says, and renders into objects that a cluster takes. */
@NullMarked
package io.ringpost.deploy;

import org.jspecify.annotations.NullMarked;
