package io.tallystick.quickstart.demo;

import io.tallystick.connect.mqtt.broker.BrokerAddress;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows progress: steps as lines, the running fleet as a screen or, where there is none, as a line for each second. */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final long SCREEN_MILLIS = 250;
    private static final long LINE_MILLIS = 1_000;
    private static final String HOME = "\033[H";
    private static final String CLEAR = "\033[2J";
    private static final String TO_END_OF_LINE = "\033[K";
    private static final String HIDE_CURSOR = "\033[?25l";
    private static final String SHOW_CURSOR = "\033[?25h";

    private final PrintStream err;
    private final boolean terminal;
    private final Style style;
    private final long begin = System.nanoTime();
    private ScheduledExecutorService ticker;
    private Runnable last;
    private String invitation = "";

    TerminalProgress(PrintStream err, boolean terminal, Style style) {
        this.err = err;
        this.terminal = terminal;
        this.style = style;
    }

    @Override
    public synchronized void step(String what) {
        close();
        double seconds = (System.nanoTime() - begin) / 1e9;
        err.println(style.dim(String.format(" %5.1f s ", seconds)) + what);
    }

    @Override
    public synchronized void invite(BrokerAddress mqtt) {
        invitation = Plain.invitation(mqtt);
        if (!terminal) {
            err.println("         " + invitation);
        }
    }

    @Override
    public synchronized void fleet(
            DemoOptions options, LiveMetrics metrics, FieldCounters fields, LiveBusiness business, Visitors visitors) {
        Live live = new Live(options, metrics, fields, business, visitors, System.nanoTime());
        Screen screen = new Screen(style, ZoneId.systemDefault(), invitation);
        if (terminal) {
            print(HIDE_CURSOR + CLEAR);
        }
        last = () -> {
            Frame frame = live.frame(System.nanoTime());
            if (terminal) {
                print(HOME + String.join(TO_END_OF_LINE + "\n", screen.draw(frame)) + TO_END_OF_LINE);
            } else {
                err.println(Plain.line(frame));
                Plain.news(business.news()).forEach(err::println);
                visitors.news().forEach(seen -> err.println(Plain.visitor(seen)));
            }
        };
        ticker = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "screen");
            thread.setDaemon(true);
            return thread;
        });
        long period = terminal ? SCREEN_MILLIS : LINE_MILLIS;
        ticker.scheduleAtFixedRate(last, period, period, TimeUnit.MILLISECONDS);
    }

    private void print(String text) {
        err.print(text);
        err.flush();
    }

    /** Leaves the last frame where it is and goes on below it. */
    @Override
    public synchronized void close() {
        if (ticker == null) {
            return;
        }
        ticker.shutdown();
        try {
            ticker.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ticker = null;
        last.run();
        if (terminal) {
            print(SHOW_CURSOR + "\n\n");
        }
    }
}
