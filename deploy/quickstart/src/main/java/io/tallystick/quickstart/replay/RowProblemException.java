package io.tallystick.quickstart.replay;

/** Carries a row's problem from the part that found it to the reader's loop, and to the caller where reading is strict. */
public final class RowProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RowProblem problem;

    RowProblemException(String dataName, RowProblem problem) {
        super(dataName + ":" + problem.lineNumber() + ": " + problem.message(), null, false, false);
        this.problem = problem;
    }

    /** The problem of the row. */
    public RowProblem problem() {
        return problem;
    }
}
