/** JSON that people signed: read strictly, in one form. */
package io.tallystick.contracts.json;
