package io.tallystick.quickstart.business;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The contracts of the library as they were packed at build time: their texts, to the byte. */
final class Library {
    private static final String FOLDER = "/io/tallystick/quickstart/library/";

    private Library() {}

    /**
     * A contract's text.
     *
     * @param field the library's folder, such as {@code transport} or {@code generic}
     * @throws IllegalStateException if it was not packed
     */
    static String text(String field, String contract) {
        String path = FOLDER + field + '/' + contract + '/' + contract + ".yaml";
        try (InputStream in = Library.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(
                        "contract " + contract + ": want " + path + " on the class path, got none");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
