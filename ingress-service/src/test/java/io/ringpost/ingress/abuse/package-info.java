/** What strangers and broken senders may try, one class per theme. */
@NullMarked
package io.ringpost.ingress.abuse;

import org.jspecify.annotations.NullMarked;
