package io.tallystick.ledger.pipeline;

/** What became of the check of one input record: authenticated, or rejected. */
public sealed interface Verdict permits AuthenticatedEvent, AuthenticatedControl, Rejection {}
