/** What is made with our key: links by which a recording is heard without an API key, and marks of people who were erased. */
@NullMarked
package io.ringpost.recording.sign;

import org.jspecify.annotations.NullMarked;
