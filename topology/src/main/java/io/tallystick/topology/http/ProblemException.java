package io.tallystick.topology.http;

/** A request that is answered with a problem. Expected of strangers, so it carries no stack trace. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    static ProblemException notFound(String detail) {
        return new ProblemException(new Problem(404, "Not found", detail));
    }

    static ProblemException badRequest(String detail) {
        return new ProblemException(new Problem(400, "The request makes no sense", detail));
    }

    Problem problem() {
        return problem;
    }
}
