package io.tallystick.intake.nmea;

import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;

/** The bits of an AIS message out of their six-bit armour: {@code 0} to {@code W} are 0 to 39, {@code `} to {@code w} are 40 to 63. */
final class AisBits {
    private static final String TEXT = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !\"#$%&'()*+,-./0123456789:;<=>?";

    private final String armour;
    private final int size;

    /** @param fill bits at the end that are none, 0 to 5 */
    AisBits(String armour, int fill) throws RefusedException {
        for (int i = 0; i < armour.length(); i++) {
            char c = armour.charAt(i);
            if (c < '0' || c > 'w' || c > 'W' && c < '`') {
                throw new RefusedException(
                        RefusalCode.MALFORMED,
                        "AIS payload: want 0 to W and ` to w, got '" + c + "' at character " + i);
            }
        }
        this.armour = armour;
        this.size = 6 * armour.length() - fill;
    }

    int size() {
        return size;
    }

    long unsigned(int from, int bits) {
        long value = 0;
        for (int i = from; i < from + bits; i++) {
            int c = armour.charAt(i / 6);
            int six = c < '`' ? c - '0' : c - '`' + 40;
            value = value << 1 | six >> 5 - i % 6 & 1;
        }
        return value;
    }

    long signed(int from, int bits) {
        long value = unsigned(from, bits);
        return value << 64 - bits >> 64 - bits;
    }

    /** Six-bit characters up to the first {@code @} or the message's end, without spaces at the end. */
    String text(int from, int bits) {
        StringBuilder text = new StringBuilder();
        int end = Math.min(from + bits, size);
        for (int i = from; i + 6 <= end; i += 6) {
            int c = (int) unsigned(i, 6);
            if (c == 0) {
                break;
            }
            text.append(TEXT.charAt(c));
        }
        return text.toString().stripTrailing();
    }
}
