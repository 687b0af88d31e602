package io.tallystick.rules.simulate;

/** A subject of the data, with the instance that hears its events. */
final class Subject {
    private final String name;
    private Running current;
    private int opened;
    private boolean seen;

    Subject(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Null where none was opened. */
    Running current() {
        return current;
    }

    /** Whether this is the first time that it is asked: then an instance is to be opened. */
    boolean isNew() {
        boolean first = !seen;
        seen = true;
        return first;
    }

    /** Whether a document may open an instance: there is none, or it is over. */
    boolean isFree() {
        return current == null || current.instance().isOver();
    }

    /** The id of the next instance on this subject. */
    String nextId(String contract) {
        return contract + "/" + name + (opened == 0 ? "" : "#" + (opened + 1));
    }

    void opened(Running running) {
        current = running;
        opened++;
        seen = true;
    }
}
