package io.tallystick.connect.http;

/**
 * Who a token was given to, and what it may speak for.
 *
 * @param name what the operator calls it
 * @param subjectPrefix how subjects must begin; empty for all
 * @param devicePrefix how devices' names must begin; empty for all
 */
record Sender(String name, String subjectPrefix, String devicePrefix) {
    boolean maySpeakFor(String subject, String device) {
        return subject.startsWith(subjectPrefix) && device.startsWith(devicePrefix);
    }

    /** For people. */
    String scope() {
        return "subjects that begin with " + Shown.text(subjectPrefix) + " and devices that begin with "
                + Shown.text(devicePrefix);
    }
}
