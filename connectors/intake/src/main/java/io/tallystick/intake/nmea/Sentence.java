package io.tallystick.intake.nmea;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sentence whose checksum is right.
 *
 * <pre>
 * sentence = [ "\" tags "*" hex hex "\" ] ( "$" / "!" ) talker type *( "," field ) "*" hex hex
 * </pre>
 *
 * The checksum is the exclusive or of the characters between the mark and the star. A tag block (NMEA 4.10) is checked, and
 * stepped over.
 *
 * @param address talker and type, such as {@code GPRMC}
 * @param fields those after the address
 */
record Sentence(char mark, String address, List<String> fields) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]*)?");

    Sentence {
        fields = List.copyOf(fields);
    }

    static Sentence parse(String line) throws RefusedException {
        int from = 0;
        if (line.startsWith("\\")) {
            from = line.indexOf('\\', 1) + 1;
            if (from == 0) {
                throw malformed("a tag block that ends", line);
            }
            body(line.substring(1, from - 1), line);
        }
        boolean printable = line.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        boolean marked = from < line.length() && (line.charAt(from) == '$' || line.charAt(from) == '!');
        if (!printable || !marked || line.length() > NmeaLimits.MAX_SENTENCE) {
            throw malformed("a sentence of at most " + NmeaLimits.MAX_SENTENCE + " characters with $ or !", line);
        }
        List<String> fields = List.of(body(line.substring(from + 1), line).split(",", -1));
        String address = fields.get(0);
        if (address.length() < 3 || !address.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
            throw malformed("a talker and a type", line);
        }
        return new Sentence(line.charAt(from), address, fields.subList(1, fields.size()));
    }

    /** What the checksum covers. */
    private static String body(String text, String line) throws RefusedException {
        int star = text.length() - 3;
        if (star < 0 || text.charAt(star) != '*') {
            throw new RefusedException(
                    RefusalCode.BAD_CHECKSUM,
                    "sentence " + IntakeLimits.shown(line) + ": want * and two hexadecimal digits at the end");
        }
        int sum = 0;
        for (int i = 0; i < star; i++) {
            sum ^= text.charAt(i);
        }
        String want = String.format("%02X", sum & 0xff);
        if (!want.equalsIgnoreCase(text.substring(star + 1))) {
            throw new RefusedException(
                    RefusalCode.BAD_CHECKSUM,
                    "sentence " + IntakeLimits.shown(line) + ": want checksum " + want + ", got "
                            + text.substring(star + 1));
        }
        return text.substring(0, star);
    }

    /** The last three letters of the address. */
    String type() {
        return address.substring(address.length() - 3);
    }

    /** A field from 0; empty where there are fewer. */
    String field(int index) {
        return index < fields.size() ? fields.get(index) : "";
    }

    /** A number, or null where the field is empty. */
    BigDecimal number(int index) throws RefusedException {
        String text = field(index);
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > NmeaLimits.MAX_NUMBER || !NUMBER.matcher(text).matches()) {
            throw bad(index, "a number");
        }
        return new BigDecimal(text.endsWith(".") ? text + "0" : text);
    }

    RefusedException bad(int index, String want) {
        return new RefusedException(
                RefusalCode.MALFORMED,
                address + ", field " + (index + 1) + ": want " + want + ", got " + IntakeLimits.shown(field(index)));
    }

    private static RefusedException malformed(String want, String line) {
        return new RefusedException(RefusalCode.MALFORMED, "sentence " + IntakeLimits.shown(line) + ": want " + want);
    }
}
