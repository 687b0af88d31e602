package io.tallystick.connect.webhook.request;

import java.util.Map;

/** Headers and body that do not change from one attempt to the next. Within this package the array is shared. */
record Content(Map<String, String> headers, byte[] body) {}
