/** What Ringpost needs around it on one machine: broker, database, providers and a CRM. */
@NullMarked
package io.ringpost.local;

import org.jspecify.annotations.NullMarked;
