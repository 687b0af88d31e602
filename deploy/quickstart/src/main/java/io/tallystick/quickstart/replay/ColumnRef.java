package io.tallystick.quickstart.replay;

/**
 * Names a column of the data file: by its name, or failing that by its number from 1.
 *
 * @param text the name or number as written in the mapping
 * @param line where it is written, from 1
 * @param column where it is written, from 1
 */
record ColumnRef(String text, int line, int column) {}
