package io.tallystick.quickstart.replay;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The rows of a file, cut into fields by its format; blank lines and comments are left out. Holds one row at a time. */
final class CsvRows {
    private final String dataName;
    private final CsvFormat format;
    private final Iterator<CsvRecord> records;

    CsvRows(String dataName, CsvFormat format, InputStream data) {
        this.dataName = dataName;
        this.format = format;
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(format.separator())
                .quoteCharacter(format.quote())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .trimWhitespacesAroundQuotes(format.separator() != ' ')
                .detectBomHeader(true)
                .maxBufferSize(ReplayLimits.ROW_CHARACTERS)
                .commentStrategy(
                        format.comment() == CsvFormat.NO_COMMENT ? CommentStrategy.NONE : CommentStrategy.SKIP);
        if (format.comment() != CsvFormat.NO_COMMENT) {
            builder.commentCharacter(format.comment());
        }
        CsvReader<CsvRecord> reader = builder.ofCsvRecord(data, format.charset());
        if (format.skipLines() > 0) {
            reader.skipLines(format.skipLines());
        }
        this.records = reader.iterator();
    }

    /** The next row, or null after the last. */
    Row next() throws IOException {
        try {
            while (records.hasNext()) {
                CsvRecord record = records.next();
                Row row = new Row(dataName, record.getStartingLineNumber(), fields(record));
                if (!isBlank(row)) {
                    return row;
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw new IOException(dataName + " cannot be cut into rows: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<String> fields(CsvRecord record) {
        if (format.separator() != ' ') {
            return record.getFields();
        }
        List<String> fields = new ArrayList<>(record.getFieldCount());
        for (String field : record.getFields()) {
            for (String part : field.split("\t")) {
                if (!part.isEmpty()) {
                    fields.add(part);
                }
            }
        }
        return fields;
    }

    private static boolean isBlank(Row row) {
        return row.fields().isEmpty()
                || (row.fields().size() == 1 && row.field(0).isEmpty());
    }
}
