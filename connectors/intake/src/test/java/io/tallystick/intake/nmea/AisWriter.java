package io.tallystick.intake.nmea;

/** Makes AIS messages bit by bit, and sentences with checksums. */
final class AisWriter {
    private static final String TEXT = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !\"#$%&'()*+,-./0123456789:;<=>?";

    private final StringBuilder bits = new StringBuilder();

    AisWriter number(long value, int size) {
        for (int i = size - 1; i >= 0; i--) {
            bits.append(value >> i & 1);
        }
        return this;
    }

    AisWriter text(String text, int characters) {
        for (int i = 0; i < characters; i++) {
            number(i < text.length() ? TEXT.indexOf(text.charAt(i)) : 0, 6);
        }
        return this;
    }

    String armour() {
        StringBuilder armour = new StringBuilder();
        for (int i = 0; i < bits.length(); i += 6) {
            StringBuilder six = new StringBuilder(bits.substring(i, Math.min(i + 6, bits.length())));
            int value = Integer.parseInt(six.append("00000").substring(0, 6), 2);
            armour.append((char) (value < 40 ? value + 48 : value + 56));
        }
        return armour.toString();
    }

    String sentence() {
        return checked("!AIVDM,1,1,,A," + armour() + "," + (6 - bits.length() % 6) % 6);
    }

    static String checked(String body) {
        int sum = body.substring(1).chars().reduce(0, (a, b) -> a ^ b);
        return body + String.format("*%02X", sum);
    }
}
