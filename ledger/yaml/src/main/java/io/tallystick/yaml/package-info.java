/**
 * YAML that people write, read to nodes that know their place: bounded in size and depth before anything is built, one document,
 * no aliases. What is wrong comes as a {@link io.tallystick.yaml.YamlException} with its place; the format that is read
 * puts it into its own words.
 */
package io.tallystick.yaml;
