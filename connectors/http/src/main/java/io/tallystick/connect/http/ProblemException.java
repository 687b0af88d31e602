package io.tallystick.connect.http;

/** A request that is answered with a problem. Expected of strangers, so it carries no stack trace. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    static ProblemException badRequest(String detail) {
        return new ProblemException(new Problem(400, "The request makes no sense", detail));
    }

    static ProblemException tooLarge(String detail) {
        return new ProblemException(new Problem(413, "The request is too large", detail));
    }

    Problem problem() {
        return problem;
    }
}
