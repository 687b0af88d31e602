/** JSON payloads of any shape, and the mapping that says what in them is a reading. */
package io.tallystick.intake.json;
