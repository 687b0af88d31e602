package io.tallystick.rules.expr;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import io.tallystick.rules.expr.EvaluationException.Kind;
import java.time.DateTimeException;

/**
 * The library's evaluation errors as ours. The library's own words are left behind: they show doubles, whose digits differ between
 * JDKs, and an error may become part of a ledger.
 */
final class EvaluationErrors {
    private static final String PLACE_PREFIX = "evaluation error at <input>:";

    private EvaluationErrors() {}

    static EvaluationException translate(String text, CelEvaluationException failed) {
        Place place = place(text, failed.getMessage());
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return new EvaluationException(failure.kind, place, failure.detail, failed);
            }
        }
        Kind kind = kind(failed);
        String detail = "";
        if (kind == Kind.MISSING_KEY && place.offset() < text.length() && text.charAt(place.offset()) == '.') {
            detail = wordAt(text, place.offset() + 1);
        }
        return new EvaluationException(kind, place, detail, failed);
    }

    private static Kind kind(CelEvaluationException failed) {
        CelErrorCode code = failed.getErrorCode();
        return switch (code) {
            case ATTRIBUTE_NOT_FOUND -> Kind.MISSING_KEY;
            case INDEX_OUT_OF_BOUNDS -> Kind.INDEX;
            case DIVIDE_BY_ZERO -> Kind.DIVISION_BY_ZERO;
            case NUMERIC_OVERFLOW -> Kind.OVERFLOW;
            case DUPLICATE_ATTRIBUTE -> Kind.DUPLICATE_KEY;
            case INVALID_ARGUMENT -> Kind.OUT_OF_RANGE;
            case BAD_FORMAT -> Kind.BAD_TEXT;
            case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD, TYPE_NOT_FOUND -> Kind.TYPE;
            case ITERATION_BUDGET_EXCEEDED -> Kind.ITERATIONS;
            case INTERNAL_ERROR -> internal(failed);
        };
    }

    /** Times beyond year 9999 and the like reach us as failures of the library's inner functions. */
    private static Kind internal(CelEvaluationException failed) {
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ArithmeticException
                    || cause instanceof DateTimeException
                    || cause instanceof IllegalArgumentException) {
                return Kind.OUT_OF_RANGE;
            }
        }
        return Kind.INTERNAL;
    }

    private static Place place(String text, String message) {
        int codePoints = 0;
        if (message != null && message.startsWith(PLACE_PREFIX)) {
            int at = PLACE_PREFIX.length();
            while (at < message.length() && isDigit(message.charAt(at))) {
                codePoints = 10 * codePoints + (message.charAt(at++) - '0');
            }
        }
        return Place.ofCodePoint(text, codePoints);
    }

    private static String wordAt(String text, int start) {
        int end = start;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        return text.substring(Math.min(start, end), end);
    }

    /** CEL's names are of ASCII; what else is a letter, each version of Java says anew. */
    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
