package org.modelaudit.torch.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has a {@link MutantWorker} open one mutant after another, starts another where one dies or takes too long, and counts what came
 * of each.
 */
final class MutationRun {

    /** For one mutant; opening a sound file of this size takes a tenth of a second. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    private static final String GONE = "gone";

    /** How many mutants came to which end, and what is wrong with those that came to none that is allowed. */
    record Tally(TreeMap<String, Integer> counts, List<String> faults) {

        int count(String prefix) {
            return counts.entrySet().stream()
                    .filter(e -> e.getKey().startsWith(prefix))
                    .mapToInt(e -> e.getValue())
                    .sum();
        }

        int all() {
            return count("");
        }

        String table() {
            StringBuilder table = new StringBuilder("| what came of it | mutants |\n| --- | ---: |\n");
            counts.forEach((what, n) -> table.append("| %s | %d |\n".formatted(what, n)));
            return table.append("| all | %d |\n".formatted(all())).toString();
        }
    }

    private final int end;
    private final int share;
    private final Path folder;
    private final Tally tally = new Tally(new TreeMap<>(), new ArrayList<>());
    private int next;

    private MutationRun(int first, int count, int share, Path folder) {
        this.next = first;
        this.end = first + count;
        this.share = share;
        this.folder = folder;
    }

    /**
     * @param share of how many mutants that our own reader accepts one goes on to libtorch
     */
    static Tally of(int first, int count, int share, Path folder) throws IOException, InterruptedException {
        MutationRun run = new MutationRun(first, count, share, folder);
        while (run.next < run.end) {
            run.worker();
        }
        return run.tally;
    }

    /** Follows one process to its end. */
    private void worker() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:ErrorFile=" + folder.resolve("hs_err.log"),
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:-OmitStackTraceInFastThrow",
                        "-Dmodelaudit.threads=1",
                        "-Dmodelaudit.opening=direct",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MutantWorker.class.getName(),
                        Integer.toString(next),
                        Integer.toString(end),
                        Integer.toString(share),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(process, lines), "mutants");
        reader.setDaemon(true);
        reader.start();
        try {
            follow(lines);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void read(Process process, BlockingQueue<String> lines) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(MutantWorker.LINE)) {
                    lines.add(line.substring(MutantWorker.LINE.length()));
                }
            }
        } catch (IOException e) {
            // The process was ended while this waited for its next line, of which none will come.
        } finally {
            lines.add(GONE);
        }
    }

    private void follow(BlockingQueue<String> lines) throws InterruptedException {
        String stage = "BETWEEN";
        while (next < end) {
            String line = lines.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (line == null || line.equals(GONE)) {
                if (stage.equals("BETWEEN")) {
                    throw new IllegalStateException("The worker cannot make mutant %d.".formatted(next));
                }
                ended(line == null ? "out of time" : "died", stage);
                return;
            }
            String what = line.substring(line.indexOf(' ') + 1);
            switch (what) {
                case "BEGIN", "ACCEPTED", MutantWorker.OPENED -> stage = what;
                default -> {
                    count(what);
                    stage = "BETWEEN";
                }
            }
        }
    }

    private void ended(String how, String stage) {
        switch (stage) {
            case "ACCEPTED" -> counted("libtorch: process " + how);
            case MutantWorker.OPENED -> counted("opened; libtorch alone: process " + how);
            default -> {
                counted("our reader: process " + how);
                tally.faults.add("mutant %d: our own reader %s".formatted(next, how));
            }
        }
        next++;
    }

    private void count(String what) {
        String detail = what.indexOf(' ') < 0 ? "" : what.substring(what.indexOf(' ') + 1);
        switch (what.split(" ", 2)[0]) {
            case "REFUSED" -> counted("refused: " + detail);
            case "READ" -> counted("accepted by our reader, not taken to libtorch");
            case "EQUAL" -> counted("opened, logits equal");
            case "ANOTHER" -> counted("opened, returns something else than logits");
            case "EXPORTED" -> counted("exported, opened; libtorch alone reads none");
            case "ALONE" -> counted("opened; libtorch alone refuses the bytes");
            case "DIFFERENT" -> fault("opened, logits differ", what);
            default -> fault("raw exception", what);
        }
        next++;
    }

    private void fault(String kind, String what) {
        counted(kind);
        tally.faults.add("mutant %d: %s".formatted(next, what));
    }

    private void counted(@Nullable String kind) {
        tally.counts.merge(String.valueOf(kind), 1, Integer::sum);
    }
}
