package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.BusinessPlan;
import io.tallystick.quickstart.business.BusinessPlan.Launch;
import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which story is played when: all of them in each round, the fields taking turns. */
public final class Programme {
    /** In the order in which they begin: of each field first the one that shows it best, then its second, and so on. */
    static final List<Story> STORIES = List.of(
            new JustInTimeStory(),
            new MaintenanceRecordStory(),
            new ColdChainEscrowStory(),
            new MOfNApprovalStory(),
            new FlightDelayStory(),
            new TenancyStory(),
            new SelfCheckoutStory(),
            new DemandResponseStory(),
            new MachineOverheatingStory(),
            new OwnershipTransferStory(),
            new ContainerArrivalStory(),
            new ForestFireStory(),
            new PropertyClaimStory(),
            new LeakAndWasteStory(),
            new SmartShelfStory(),
            new ConditionalPayoutStory(),
            new PayPerUseStory(),
            new RegistrationRenewalStory(),
            new EscrowStory(),
            new AirQualityStory(),
            new ParametricWeatherStory(),
            new AssociationDuesStory(),
            new CustomerPreferencesStory(),
            new TwoPartyApprovalStory(),
            new FailureModesStory(),
            new UsageBasedInsuranceStory(),
            new RoadCongestionStory(),
            new BridgeVibrationStory(),
            new EarthquakeCoverStory(),
            new DriverStartUpStory(),
            new VehicleCoverStory(),
            new AtmServiceLevelStory());

    /** A round is over in this time on a machine that keeps up; the next one begins. */
    static final Duration ROUND = Duration.ofSeconds(30);
    /** A day of rounds would fill screen and ledgers with the same: after so many the business is done. */
    private static final int MAX_ROUNDS = 100;
    /** The fleet introduces itself first: that is work enough for ledgers that have just started. */
    private static final Duration PRELUDE = Duration.ofSeconds(1);
    /** Between the beginnings of two stories: each brings a contract that every ledger reads, the first times slowly. */
    private static final Duration STAGGER = Duration.ofMillis(550);

    private Programme() {}

    /**
     * Makes the plan. Scenes for which there is no time any more are in it too: they begin only if the fleet still sends. The same
     * duration and number of ledgers give the same plan.
     *
     * @param duration how long the fleet sends
     * @param ledgers how many the network has
     */
    public static BusinessPlan of(Duration duration, int ledgers) {
        List<Launch> launches = new ArrayList<>();
        Set<String> launched = new HashSet<>();
        for (int story = 0; story < STORIES.size(); story++) {
            for (Deployment contract : STORIES.get(story).contracts()) {
                if (launched.add(contract.contract())) {
                    launches.add(new Launch(offset(story), contract));
                }
            }
        }
        List<Scene> scenes = new ArrayList<>();
        long rounds = Math.min(MAX_ROUNDS, duration.plus(ROUND).minusNanos(1).dividedBy(ROUND));
        for (int round = 0; round < rounds; round++) {
            for (int story = 0; story < STORIES.size(); story++) {
                Duration begin = ROUND.multipliedBy(round).plus(offset(story));
                scenes.add(scene(STORIES.get(story), round + 1, begin, ledgers));
            }
        }
        return new BusinessPlan(launches, scenes);
    }

    /**
     * One scene of a story.
     *
     * @param begin after the fleet's first send
     */
    static Scene scene(Story story, int number, Duration begin, int ledgers) {
        SceneWriter writer = new SceneWriter(story.field(), begin, ledgers);
        story.play(writer, number);
        return writer.end(story.needsTheHour());
    }

    private static Duration offset(int story) {
        return PRELUDE.plus(STAGGER.multipliedBy(story));
    }
}
