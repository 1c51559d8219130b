package org.modelaudit.audit;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.modelaudit.display.OutsideText;
import org.modelaudit.display.TerminalWindow;

/** Shows that a long audit is alive: a bar on a terminal, a line now and then elsewhere, nothing for a short one. */
interface Progress extends AutoCloseable {

    /** How progress is shown. */
    enum Style {
        /** A bar on a terminal, lines elsewhere. */
        AUTO,
        BAR,
        LINES,
        NONE
    }

    void step(int samples);

    @Override
    void close();

    /** Says what is about to happen or what has been found, unless nothing shall be said. */
    static void announce(Style style, List<String> lines) {
        if (style != Style.NONE) {
            say(lines);
        }
    }

    /** Says what was asked for, all of it together; a line stays one, whatever names from outside stand in it. */
    static void say(List<String> lines) {
        if (!lines.isEmpty()) {
            System.out.println(lines.stream()
                    .map(line -> OutsideText.visible(line).replace("\n", "\\n"))
                    .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    /**
     * @param title of the audit
     * @param samples how many there are
     */
    static Progress start(Style style, String title, int samples) {
        return startVisible(style, OutsideText.visible(title), samples);
    }

    private static Progress startVisible(Style style, String title, int samples) {
        return switch (style) {
            case NONE -> new Silent();
            case BAR -> new Bar(title, samples);
            case LINES -> new Lines(title, samples, System.out, Duration.ofSeconds(10));
            case AUTO ->
                TerminalWindow.isOpen()
                        ? new Bar(title, samples)
                        : new Lines(title, samples, System.out, Duration.ofSeconds(10));
        };
    }

    /** Says nothing. */
    final class Silent implements Progress {
        @Override
        public void step(int samples) {}

        @Override
        public void close() {}
    }

    /** A bar that redraws itself. */
    final class Bar implements Progress {
        private final ProgressBar bar;

        Bar(String title, int samples) {
            bar = new ProgressBarBuilder()
                    .setTaskName(title)
                    .setInitialMax(samples)
                    .setUnit(" pictures", 1)
                    .hideEta()
                    .build();
        }

        @Override
        public void step(int samples) {
            bar.stepBy(samples);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** One line after each pause. */
    final class Lines implements Progress {
        private final String title;
        private final int total;
        private final PrintStream out;
        private final long pause;
        private int done;
        private long last = System.nanoTime();

        Lines(String title, int total, PrintStream out, Duration pause) {
            this.title = title;
            this.total = total;
            this.out = out;
            this.pause = pause.toNanos();
        }

        @Override
        public void step(int samples) {
            done += samples;
            if (System.nanoTime() - last >= pause) {
                last = System.nanoTime();
                out.printf("%s: %d of %d pictures%n", title, done, total);
            }
        }

        @Override
        public void close() {}
    }
}
