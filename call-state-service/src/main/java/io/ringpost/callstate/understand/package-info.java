/** What people and providers mean by a phone number, for what is stored and for what is searched. */
@NullMarked
package io.ringpost.callstate.understand;

import org.jspecify.annotations.NullMarked;
