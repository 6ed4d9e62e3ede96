/** What operators are to know at once. */
@NullMarked
package io.ringpost.contract.alert;

import org.jspecify.annotations.NullMarked;
