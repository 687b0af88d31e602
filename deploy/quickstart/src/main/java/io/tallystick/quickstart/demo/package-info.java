/** The demonstration: broker, registry, ledger application, fleet and auditor on one machine, in one command. */
package io.tallystick.quickstart.demo;
