package io.tallystick.yaml;

/** A text that cannot be read to nodes. Its message is for developers: a format says it to its users in its own words. */
public final class YamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final YamlFault fault;
    private final YamlPlace place;
    private final String lineText;
    private final String context;
    private final String detail;

    YamlException(YamlFault fault, YamlPlace place, String lineText, String context, String detail) {
        super(place.line() + ":" + place.column() + ": " + fault + (detail.isEmpty() ? "" : ": " + detail));
        this.fault = fault;
        this.place = place;
        this.lineText = lineText;
        this.context = context;
        this.detail = detail;
    }

    public YamlFault fault() {
        return fault;
    }

    public YamlPlace place() {
        return place;
    }

    /** The line that the place is in; empty where the text was not looked at. */
    public String lineText() {
        return lineText;
    }

    /** What the parser was at ({@code while parsing a flow sequence}), or empty. */
    public String context() {
        return context;
    }

    /** What {@link YamlFault} says of the fault, or empty. */
    public String detail() {
        return detail;
    }
}
