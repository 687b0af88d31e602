package io.tallystick.topology.state;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;

/**
 * Lets a processor forward from within a commit, as the caches of Kafka Streams do: no record is being processed then, so
 * the processor's node and a record context without a record are put in place. The one class that leans on internals of
 * Kafka Streams together with {@link CommitStore}; docs/decisions says why.
 */
public final class CommitScope {
    private final InternalProcessorContext<?, ?> context;
    private final ProcessorNode<?, ?, ?, ?> node;

    /** To be made in a processor's init. */
    public CommitScope(ProcessorContext<?, ?> context) {
        this.context = (InternalProcessorContext<?, ?>) context;
        this.node = this.context.currentNode();
    }

    /** Runs an action as if the processor were called. */
    public void run(Runnable action) {
        ProcessorNode<?, ?, ?, ?> nodeBefore = context.currentNode();
        ProcessorRecordContext recordBefore = context.recordContext();
        context.setCurrentNode(node);
        context.setRecordContext(
                new ProcessorRecordContext(context.currentSystemTimeMs(), -1L, -1, null, new RecordHeaders()));
        try {
            action.run();
        } finally {
            context.setRecordContext(recordBefore);
            context.setCurrentNode(nodeBefore);
        }
    }
}
