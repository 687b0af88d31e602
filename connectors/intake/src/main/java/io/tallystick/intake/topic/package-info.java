/** Topics with named parts, and the names of subjects and devices that are made from them. */
package io.tallystick.intake.topic;
