/** Signatures checked ahead of the stage that needs them, by threads of their own. */
package io.tallystick.topology.ahead;
