package io.tallystick.rules.engine;

import io.tallystick.rules.account.BookLimits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The ids of an instance's operations in the book. */
final class MoneyIds {
    /** Open holds of one instance: as many as a contract may name, and more. */
    static final int MAX_OPEN_HOLDS = 1_024;

    /** Slash and the digits of a number. */
    private static final int NUMBER_BYTES = 20;

    private MoneyIds() {}

    /** {@code instance/number}; of an instance whose id is too long for the book the SHA-256 of it stands for the id. */
    static String of(String instance, long number) {
        byte[] utf8 = instance.getBytes(StandardCharsets.UTF_8);
        String base = utf8.length <= BookLimits.MAX_NAME_BYTES - NUMBER_BYTES ? instance : digest(utf8);
        return base + "/" + number;
    }

    private static String digest(byte[] utf8) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every JDK", impossible);
        }
    }
}
