package io.tallystick.rules.engine;

import java.util.ArrayList;
import java.util.List;

/** Collects what fires, in order. For one thread at a time. */
public final class Firings {
    private final List<Firing> list = new ArrayList<>();

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
