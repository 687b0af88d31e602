package io.tallystick.ledger.identity;

import java.util.regex.Pattern;

/**
 * Names a device for ever: its organisation and its name there, written {@code organisation/name}.
 *
 * @param organisation 1 to 63 characters of {@code a-z 0-9 -}, beginning with a letter
 * @param name 1 to 64 characters of {@code A-Z a-z 0-9 . _ : -}, beginning with a letter or digit
 */
public record DeviceId(String organisation, String name) implements Comparable<DeviceId> {
    private static final Pattern ORGANISATION = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    public DeviceId {
        requireOrganisation(organisation);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("device name \"" + name
                    + "\": want 1 to 64 of A-Z a-z 0-9 . _ : - beginning with a letter or digit");
        }
    }

    /** Checks an organisation's name and returns it. */
    public static String requireOrganisation(String organisation) {
        if (!ORGANISATION.matcher(organisation).matches()) {
            throw new IllegalArgumentException(
                    "organisation name \"" + organisation + "\": want 1 to 63 of a-z 0-9 - beginning with a letter");
        }
        return organisation;
    }

    /** Reads {@code organisation/name}. */
    public static DeviceId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("device id \"" + text + "\": want organisation/name");
        }
        return new DeviceId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(DeviceId other) {
        int byOrganisation = organisation.compareTo(other.organisation);
        return byOrganisation != 0 ? byOrganisation : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return organisation + "/" + name;
    }
}
