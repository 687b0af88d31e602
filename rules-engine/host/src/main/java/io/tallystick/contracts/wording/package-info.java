/** The words with which ledgers record what they refuse. */
package io.tallystick.contracts.wording;
