package io.ringpost.callstate.store;

import io.ringpost.callstate.lifecycle.Change;
import io.ringpost.callstate.lifecycle.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be written of one call.
 *
 * @param id the id that it has now
 * @param firstLegs what it was called by, one id for each call that it was
 * @param fresh its new facts
 * @param change what the lifecycle made of them; empty while no leg is named, or if nothing was new
 */
record Saved(String id, Set<String> firstLegs, List<Fact> fresh, Optional<Change> change) {}
