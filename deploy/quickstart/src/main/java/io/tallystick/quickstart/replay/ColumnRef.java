package io.tallystick.quickstart.replay;

import io.tallystick.yaml.YamlPlace;

/**
 * Names a column of the data file: by its name, or failing that by its number from 1.
 *
 * @param text the name or number as written in the mapping
 * @param place where it is written
 */
record ColumnRef(String text, YamlPlace place) {}
