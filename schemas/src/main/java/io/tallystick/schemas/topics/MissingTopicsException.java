package io.tallystick.schemas.topics;

import java.util.List;

/** Topics of the network are not there. */
public final class MissingTopicsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> topics;

    /** @param topics names of the missing topics, one or more */
    public MissingTopicsException(List<String> topics) {
        super("missing topics: " + String.join(", ", topics) + ". Create them with `tallystick topics create`.");
        this.topics = List.copyOf(topics);
    }

    /** Names of the missing topics. */
    public List<String> topics() {
        return topics;
    }
}
