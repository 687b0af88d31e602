package io.tallystick.intake.topic;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a message's subject and device are named. A name that the ledger cannot have is refused and not mended: two names that
 * become one would mix two histories.
 */
public record Naming(NameTemplate subject, NameTemplate device) {
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    /** Both names of one message. */
    public record Names(String subject, String device) {}

    /**
     * Reads both templates.
     *
     * @param known the parts that there are
     * @throws IllegalArgumentException if a template is none, or names a part that there is not
     */
    public static Naming of(String subject, String device, List<String> known) {
        Naming naming = new Naming(NameTemplate.parse(subject), NameTemplate.parse(device));
        for (NameTemplate template : List.of(naming.subject, naming.device)) {
            for (String name : template.names()) {
                if (!known.contains(name)) {
                    throw new IllegalArgumentException(
                            "template \"" + template + "\": want parts of " + known + ", got {" + name + "}");
                }
            }
        }
        return naming;
    }

    /** The names that these parts give; all that the templates ask for must be among them. */
    public Names names(Map<String, String> parts) throws RefusedException {
        return names(parts::get);
    }

    /**
     * The names that the parts give.
     *
     * @throws RefusedException BAD_SUBJECT or BAD_DEVICE
     */
    public Names names(NameTemplate.Parts parts) throws RefusedException {
        String subjectName = subject.fill(parts);
        byte[] utf8 = subjectName.getBytes(StandardCharsets.UTF_8);
        boolean whole = new String(utf8, StandardCharsets.UTF_8).equals(subjectName);
        boolean control = subjectName.chars().anyMatch(c -> c < 0x20 || c >= 0x7f && c < 0xa0);
        if (!whole || control || utf8.length == 0 || utf8.length > IntakeLimits.MAX_SUBJECT_BYTES) {
            throw new RefusedException(
                    RefusalCode.BAD_SUBJECT,
                    "subject " + IntakeLimits.shown(subjectName) + ": want 1 to " + IntakeLimits.MAX_SUBJECT_BYTES
                            + " bytes without control characters");
        }
        String deviceName = device.fill(parts);
        if (!DEVICE.matcher(deviceName).matches()) {
            throw new RefusedException(
                    RefusalCode.BAD_DEVICE,
                    "device " + IntakeLimits.shown(deviceName)
                            + ": want 1 to 64 of A-Z a-z 0-9 . _ : - beginning with a letter or digit");
        }
        return new Names(subjectName, deviceName);
    }
}
