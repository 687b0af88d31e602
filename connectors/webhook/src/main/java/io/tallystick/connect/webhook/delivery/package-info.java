/** When it is sent, and what follows from the answer: pure steps that are given the time and the chance. */
package io.tallystick.connect.webhook.delivery;
