package io.tallystick.quickstart.demo;

/** Colours of a terminal (ECMA-48 SGR), or none. */
enum Style {
    PLAIN,
    COLOUR;

    String bold(String text) {
        return sgr("1", text);
    }

    String dim(String text) {
        return sgr("2", text);
    }

    String good(String text) {
        return sgr("32", text);
    }

    String bad(String text) {
        return sgr("31", text);
    }

    String warn(String text) {
        return sgr("33", text);
    }

    String accent(String text) {
        return sgr("36", text);
    }

    private String sgr(String code, String text) {
        return this == PLAIN ? text : "\033[" + code + "m" + text + "\033[0m";
    }
}
