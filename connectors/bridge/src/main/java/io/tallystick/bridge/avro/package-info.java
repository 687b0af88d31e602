/** Avro records as JSON objects, so that a mapping reads them as it reads JSON. */
package io.tallystick.bridge.avro;
