/** What every Kafka Connect plugin of ours needs: settings with words for what they want, their validation, key stores, its version. */
package io.tallystick.connect.plugin;
