/** The contract language as people write it: YAML read to what it says, with the place of everything that is wrong in it. */
package io.tallystick.rules.lang;
