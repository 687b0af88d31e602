/**
 * What every gateway does with what intake took: signs it for the device, numbers it without gap or reuse, and knows a message that
 * the broker delivers again. No clock, no broker.
 */
package io.tallystick.gateway;
