package io.tallystick.contracts.outcome;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import java.util.ArrayList;
import java.util.List;

/** What fired at once, as one outcome; or as several that follow each other, if it is too large for one entry. */
public final class FiredParts {
    /**
     * A firing with what it sent.
     *
     * @param effects in the place of the firing's own
     * @param sent for each effect what it sent
     */
    public record Piece(Firing firing, List<Effect> effects, List<List<Dispatch>> sent) {}

    /** What a dispatch takes besides receiver and body, at most. */
    private static final int DISPATCH_HEAD = 64;

    private final InstanceRef instance;
    private final long cause;
    private final long nowMillis;
    private final List<Outcome.Fired> parts = new ArrayList<>();
    private final List<Firing> firings = new ArrayList<>();
    private final List<Dispatch> sent = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private int bytes;

    private FiredParts(InstanceRef instance, long cause, long nowMillis) {
        this.instance = instance;
        this.cause = cause;
        this.nowMillis = nowMillis;
    }

    /** The outcomes, at least one; a firing that does not fit one goes on in the next under the same rule. */
    public static List<Outcome.Fired> of(InstanceRef instance, long cause, long nowMillis, List<Piece> pieces) {
        FiredParts parts = new FiredParts(instance, cause, nowMillis);
        for (Piece piece : pieces) {
            parts.add(piece);
        }
        parts.close();
        return parts.parts;
    }

    private void add(Piece piece) {
        int head = headBytes(piece.firing());
        makeRoom(head, null);
        bytes += head;
        for (int i = 0; i < piece.effects().size(); i++) {
            Effect effect = piece.effects().get(i);
            int size = effectBytes(effect, piece.sent().get(i));
            makeRoom(head + size, piece.firing());
            bytes += size;
            effects.add(effect);
            sent.addAll(piece.sent().get(i));
        }
        closeFiring(piece.firing());
    }

    private void makeRoom(int more, Firing open) {
        if (bytes == 0 || bytes + more <= OutcomeLimits.MAX_EFFECT_BYTES) {
            return;
        }
        if (open != null) {
            closeFiring(open);
        }
        close();
        bytes = open == null ? 0 : headBytes(open);
    }

    private void closeFiring(Firing firing) {
        firings.add(new Firing(
                firing.rule(), firing.atMillis(), firing.evidence(), firing.before(), firing.after(), effects));
        effects.clear();
    }

    private void close() {
        if (!firings.isEmpty()) {
            parts.add(new Outcome.Fired(instance, cause, nowMillis, parts.size(), firings, sent));
        }
        firings.clear();
        sent.clear();
        bytes = 0;
    }

    private static int headBytes(Firing firing) {
        int chars = firing.rule().length()
                + firing.before().length()
                + firing.after().length();
        return 3 * chars + (Long.BYTES + 1) * (firing.evidence().size() + 1) + 16;
    }

    private static int effectBytes(Effect effect, List<Dispatch> sent) {
        CborWriter out = new CborWriter(128);
        EffectCodec.write(out, effect);
        int size = out.toByteArray().length;
        for (Dispatch dispatch : sent) {
            size += DISPATCH_HEAD + 3 * dispatch.receiver().length() + dispatch.body().length;
        }
        return size;
    }
}
