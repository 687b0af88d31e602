package io.tallystick.quickstart.replay;

/** One reading to be taken from each row. */
record ReadingRule(ColumnRef column, String name, String unit, ReadingType type, MissingMarkers missing) {}
