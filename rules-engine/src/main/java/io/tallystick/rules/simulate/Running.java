package io.tallystick.rules.simulate;

import io.tallystick.rules.engine.Instance;

/** An instance, and when the queue of due times has it. */
final class Running {
    private final Instance instance;

    /** {@link Long#MAX_VALUE} for not in the queue. */
    long queuedMillis = Long.MAX_VALUE;

    Running(Instance instance) {
        this.instance = instance;
    }

    Instance instance() {
        return instance;
    }

    String id() {
        return instance.opening().id();
    }

    String subject() {
        return instance.opening().subject();
    }

    long nextDueMillis() {
        return instance.nextDueMillis();
    }
}
