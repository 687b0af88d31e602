package io.tallystick.quickstart.replay;

import java.nio.charset.Charset;
import java.util.List;

/**
 * How the file is cut into fields.
 *
 * @param separator one character; a space means any run of spaces and tabs, leading and trailing ones ignored
 * @param quote the character that encloses fields
 * @param decimal {@code '.'}, or {@code ','} for numbers written as {@code 1,5}; these alone are rewritten, with a point
 * @param header whether the first row holds names and no data
 * @param comment lines that begin with it are ignored; {@code '\0'} for none
 * @param charset the file's encoding; a byte order mark overrules it
 * @param skipLines lines before the header, or before the data, that are ignored
 * @param columns names by position in place of the header's; empty to use the header
 */
record CsvFormat(
        char separator,
        char quote,
        char decimal,
        boolean header,
        char comment,
        Charset charset,
        int skipLines,
        List<String> columns) {
    static final char NO_COMMENT = '\0';

    CsvFormat {
        columns = List.copyOf(columns);
    }
}
