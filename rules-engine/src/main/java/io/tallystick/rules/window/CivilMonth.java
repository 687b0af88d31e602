package io.tallystick.rules.window;

/**
 * Months by number, 0 being January of the year 0, and days by number, 0 being 1970-01-01, in the Gregorian calendar: Howard
 * Hinnant, "chrono-compatible low-level date algorithms", days_from_civil and civil_from_days.
 */
final class CivilMonth {
    private static final int ERA_DAYS = 146_097;
    private static final int DAYS_TO_1970 = 719_468;

    private CivilMonth() {}

    static long ofDay(long day) {
        long shifted = day + DAYS_TO_1970;
        long era = Math.floorDiv(shifted, ERA_DAYS);
        long dayOfEra = Math.floorMod(shifted, ERA_DAYS);
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long monthFromMarch = (5 * dayOfYear + 2) / 153;
        return (era * 400 + yearOfEra) * 12 + monthFromMarch + 2;
    }

    static long firstDay(long month) {
        long fromMarch = month - 2;
        long year = Math.floorDiv(fromMarch, 12L);
        long monthFromMarch = Math.floorMod(fromMarch, 12L);
        long era = Math.floorDiv(year, 400L);
        long yearOfEra = Math.floorMod(year, 400L);
        long dayOfYear = (153 * monthFromMarch + 2) / 5;
        return era * ERA_DAYS + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - DAYS_TO_1970;
    }
}
