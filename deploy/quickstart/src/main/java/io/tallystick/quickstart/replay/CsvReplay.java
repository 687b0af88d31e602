package io.tallystick.quickstart.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads a data file as events, one row at a time, in constant memory but for the names of devices and subjects. */
public final class CsvReplay implements Closeable {
    private final CountingInputStream data;
    private final CsvRows rows;
    private final RowReader reader;
    private final boolean strict;
    private final List<RowProblem> problems = new ArrayList<>();
    private final Map<RowProblem.Reason, Long> problemCounts = new EnumMap<>(RowProblem.Reason.class);
    private long rowCount;
    private long eventCount;
    private long readingCount;
    private long missingCount;
    private long filteredCount;
    private long emptyCount;

    private CsvReplay(CountingInputStream data, CsvRows rows, RowReader reader, boolean strict) {
        this.data = data;
        this.rows = rows;
        this.reader = reader;
        this.strict = strict;
    }

    /**
     * Opens a file and reads its header.
     *
     * @param mapping how to read it
     * @param dataName how errors name the file
     * @param data its bytes; closed by {@link #close}
     * @param strict whether the first row with a problem is fatal; else it is counted and left out
     * @throws MappingException if the mapping names a column that the file does not have
     * @throws IOException if the file cannot be read
     */
    public static CsvReplay open(ReplayMapping mapping, String dataName, InputStream data, boolean strict)
            throws MappingException, IOException {
        CountingInputStream counting = new CountingInputStream(data);
        CsvRows rows = new CsvRows(dataName, mapping.csv(), counting);
        List<String> names = mapping.csv().columns();
        if (mapping.csv().header()) {
            Row header = rows.next();
            if (header == null) {
                throw new IOException(dataName + " is empty; want a header and rows of data");
            }
            names = names.isEmpty() ? header.fields() : names;
        }
        Columns columns = new Columns(names, mapping.source(), dataName);
        return new CsvReplay(counting, rows, new RowReader(mapping, columns), strict);
    }

    /**
     * The next event, or null after the last row.
     *
     * @throws IOException if the file cannot be read or cut into rows; nothing after that place is readable
     * @throws RowProblemException if reading is strict and a row has a problem; the next call goes on after it
     */
    public ReplayEvent next() throws IOException {
        Row row = rows.next();
        while (row != null) {
            ReplayEvent event = event(row);
            if (event != null) {
                return event;
            }
            row = rows.next();
        }
        return null;
    }

    private ReplayEvent event(Row row) {
        long rowIndex = rowCount++;
        RowReader.Outcome outcome;
        try {
            outcome = reader.read(row, rowIndex);
        } catch (RowProblemException e) {
            RowProblem problem = e.problem();
            problemCounts.merge(problem.reason(), 1L, Long::sum);
            if (problems.size() < ReplayLimits.PROBLEMS_KEPT) {
                problems.add(problem);
            }
            if (strict) {
                throw e;
            }
            return null;
        }
        if (outcome instanceof RowReader.Outcome.Event made) {
            eventCount++;
            readingCount += made.event().readings().size();
            missingCount += made.missing();
            return made.event();
        }
        if (outcome instanceof RowReader.Outcome.Empty empty) {
            emptyCount++;
            missingCount += empty.missing();
        } else {
            filteredCount++;
        }
        return null;
    }

    /** What became of the rows so far. */
    public ReplayCounts counts() {
        return new ReplayCounts(
                rowCount, eventCount, readingCount, missingCount, filteredCount, emptyCount, problemCounts);
    }

    /** The first 100 problems, in order of the file; all of them are in {@link #counts}. */
    public List<RowProblem> problems() {
        return List.copyOf(problems);
    }

    /** Bytes taken from the file so far, a buffer ahead of the rows. */
    public long bytesRead() {
        return data.count();
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}
