package io.tallystick.quickstart.replay;

import java.util.List;

/** How the rows of a data file become readings of devices. Made by {@link #parse} only; refers to columns by name, resolved per file. */
public final class ReplayMapping {
    private final String fileName;
    private final YamlSource source;
    private final CsvFormat csv;
    private final TimeRule time;
    private final NameTemplate device;
    private final NameTemplate subject;
    private final List<RowFilter> filters;
    private final List<ReadingRule> readings;
    private final List<MappingWarning> warnings;

    ReplayMapping(
            String fileName,
            YamlSource source,
            CsvFormat csv,
            TimeRule time,
            NameTemplate device,
            NameTemplate subject,
            List<RowFilter> filters,
            List<ReadingRule> readings,
            List<MappingWarning> warnings) {
        this.fileName = fileName;
        this.source = source;
        this.csv = csv;
        this.time = time;
        this.device = device;
        this.subject = subject;
        this.filters = List.copyOf(filters);
        this.readings = List.copyOf(readings);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads a mapping.
     *
     * @param fileName how errors name it
     * @param yaml UTF-8, at most 64 KiB
     * @throws MappingException at the first fault, with its line and column
     */
    public static ReplayMapping parse(String fileName, byte[] yaml) throws MappingException {
        return new MappingParser(fileName, yaml).parse();
    }

    /** The name given to {@link #parse}. */
    public String fileName() {
        return fileName;
    }

    /** What works but is likely not meant, such as an unregistered unit; in order of appearance. */
    public List<MappingWarning> warnings() {
        return warnings;
    }

    /** How many readings a row can give, at least 1. */
    public int readingsPerRow() {
        return readings.size();
    }

    YamlSource source() {
        return source;
    }

    CsvFormat csv() {
        return csv;
    }

    TimeRule time() {
        return time;
    }

    NameTemplate device() {
        return device;
    }

    NameTemplate subject() {
        return subject;
    }

    List<RowFilter> filters() {
        return filters;
    }

    List<ReadingRule> readings() {
        return readings;
    }
}
