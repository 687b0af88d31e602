/** All ledgers of a network run again together: what they sent each other, and whether the money adds up. */
package io.tallystick.contracts.replay;
