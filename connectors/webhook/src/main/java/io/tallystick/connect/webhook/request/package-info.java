/** What is sent for it: CloudEvents over HTTP or a body of one's own, with the headers and signatures of Standard Webhooks. */
package io.tallystick.connect.webhook.request;
