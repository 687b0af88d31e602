package io.tallystick.quickstart.demo;

import io.tallystick.contracts.record.OutcomeRecord;
import io.tallystick.ledger.block.Block;
import io.tallystick.quickstart.business.BusinessPlan;
import io.tallystick.quickstart.business.Headline;
import io.tallystick.quickstart.business.Results;
import io.tallystick.quickstart.business.Scene;
import io.tallystick.quickstart.business.Tally;
import io.tallystick.quickstart.fleet.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The business as the blocks show it while it runs: for the screen, and for those who act on what they see. The verdict rests on the
 * exported files.
 */
final class LiveBusiness {
    /** News kept for whoever asks next; far more than a second's. */
    private static final int MAX_NEWS = 256;

    /** One line of news. */
    record News(Field field, Headline headline) {}

    private final List<Scene> scenes;
    private final Map<String, Field> fields = new HashMap<>();
    private final Results results;
    private final ArrayDeque<News> news = new ArrayDeque<>();
    private final Map<Field, Headline> latest = new EnumMap<>(Field.class);
    private final long[] next;

    LiveBusiness(String network, BusinessPlan plan, int ledgers) {
        this.scenes = plan.scenes();
        this.next = new long[ledgers];
        for (Scene scene : scenes) {
            scene.subjects().forEach(subject -> fields.put(subject, scene.field()));
        }
        this.results = new Results(network, plan, this::tell);
    }

    /** Takes a block when it is sealed. */
    synchronized void sealed(Block block) {
        if (block.seal().first() < next[block.ledger()]) {
            // Told before, and then its transaction was given up: what is told again is the same or later.
            return;
        }
        results.block(block);
        next[block.ledger()] = block.treeSize();
    }

    private void tell(OutcomeRecord item) {
        Headline.of(item).filter(line -> fields.containsKey(line.subject())).ifPresent(line -> {
            Field field = fields.get(line.subject());
            if (line.urgent() || line.paid() || !latest.containsKey(field)) {
                latest.put(field, line);
            }
            news.add(new News(field, line));
            if (news.size() > MAX_NEWS) {
                news.poll();
            }
        });
    }

    /** What has come of each scene so far. */
    Results results() {
        return results;
    }

    /** Whether every message that was sent has come to its ledger. */
    boolean isDelivered() {
        return results.sent() == results.received();
    }

    /** What has come of a field's scenes so far. */
    Tally of(Field field) {
        return scenes.stream()
                .filter(scene -> scene.field() == field)
                .map(results::of)
                .reduce(Tally.NONE, Tally::plus);
    }

    /** The latest alert or payment of each field; until there is one, whatever came first. */
    synchronized Map<Field, Headline> latest() {
        return new EnumMap<>(latest);
    }

    /** What came since this was last asked, the oldest first. */
    synchronized List<News> news() {
        List<News> all = new ArrayList<>(news);
        news.clear();
        return all;
    }
}
