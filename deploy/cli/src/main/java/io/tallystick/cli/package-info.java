/** The {@code tallystick} command: thin commands over the libraries; every answer has an exit code, see {@link Exit}. */
package io.tallystick.cli;
