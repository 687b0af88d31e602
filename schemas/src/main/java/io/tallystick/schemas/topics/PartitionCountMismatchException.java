package io.tallystick.schemas.topics;

import java.util.List;
import java.util.stream.Collectors;

/** A topic has another number of partitions than the network has ledgers, so subjects would land in the wrong ledgers. */
public final class PartitionCountMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<TopicPlan.PartitionMismatch> mismatches;

    /** @param mismatches one or more */
    public PartitionCountMismatchException(List<TopicPlan.PartitionMismatch> mismatches) {
        super(mismatches.stream().map(TopicPlan.PartitionMismatch::toString).collect(Collectors.joining("; "))
                + ". The number of ledgers is fixed by the genesis and partitions must never be added: use the genesis that"
                + " made these topics, or another network name.");
        this.mismatches = List.copyOf(mismatches);
    }

    /** Each topic with what it has and what it should have. */
    public List<TopicPlan.PartitionMismatch> mismatches() {
        return mismatches;
    }
}
