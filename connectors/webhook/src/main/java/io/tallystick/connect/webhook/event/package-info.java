/** What a record says: a CloudEvent, made of its headers and its value as JSON. */
package io.tallystick.connect.webhook.event;
