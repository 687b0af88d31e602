package io.tallystick.bridge;

import io.tallystick.gateway.StreamKey;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import java.nio.charset.StandardCharsets;

/**
 * A result on its way to the signer: the message it was made of, and which of the message's results it is. {@link TakenCodec} has its bytes.
 *
 * @param ordinal which of the message's results, 0 to 65,535
 * @param mediaType of the message
 */
record TakenMessage(IntakeResult.Taken taken, int ordinal, IntakeMessage message, String mediaType, Origin origin) {

    /** What the signer numbers it in. */
    StreamKey stream() {
        return new StreamKey(taken.device(), taken.subject());
    }

    /**
     * The key that brings a stream's messages together.
     *
     * <pre>key = device %x00 subject   ; UTF-8, neither has control characters</pre>
     */
    static byte[] key(StreamKey stream) {
        return (stream.device() + '\0' + stream.subject()).getBytes(StandardCharsets.UTF_8);
    }
}
