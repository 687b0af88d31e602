/**
 * A simulated fleet of devices in eight fields of business, with bad actors among them. A {@link
 * io.tallystick.quickstart.fleet.FleetPlan} decides what is sent and what a ledger must answer; it neither signs nor sends.
 */
package io.tallystick.quickstart.fleet;
