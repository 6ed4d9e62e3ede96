/** Endpoints, deliveries and attempts in PostgreSQL; due work waits here and is claimed under a lease. */
@NullMarked
package io.ringpost.outbound.store;

import org.jspecify.annotations.NullMarked;
