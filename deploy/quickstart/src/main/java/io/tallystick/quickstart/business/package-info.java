/** The demonstration's business: contracts of the library, those who agree on them, and what they do. Pure: plans, no sending. */
package io.tallystick.quickstart.business;
