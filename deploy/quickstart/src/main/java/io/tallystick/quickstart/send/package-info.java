/** Turns planned sends into real signed bytes, and sends them. */
package io.tallystick.quickstart.send;
