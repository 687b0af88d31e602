package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Rule;
import java.util.ArrayList;
import java.util.List;

/** Collects what fires, in order. For one thread at a time. */
public final class Firings {
    private final List<Firing> list = new ArrayList<>();
    private final FiringWatcher watcher;

    public Firings() {
        this((rule, values) -> {});
    }

    /** @param watcher is told of each rule before it fires */
    public Firings(FiringWatcher watcher) {
        this.watcher = watcher;
    }

    void fires(Rule rule, Memory memory) {
        watcher.fires(rule, memory::look);
    }

    void add(Firing firing) {
        list.add(firing);
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** All since the last {@link #drain}. */
    public List<Firing> list() {
        return List.copyOf(list);
    }

    /** All since the last call, and forgets them. */
    public List<Firing> drain() {
        List<Firing> all = List.copyOf(list);
        list.clear();
        return all;
    }
}
