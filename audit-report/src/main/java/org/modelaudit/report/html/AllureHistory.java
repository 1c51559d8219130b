package org.modelaudit.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.history.HistoryFolder;
import org.modelaudit.report.history.KeptRun;
import org.modelaudit.report.history.KeptRun.Measured;
import org.modelaudit.report.history.RunHistory;
import org.modelaudit.report.html.ResultFiles.Results;

/**
 * What Allure's generator must know of earlier runs so that its trends go on: the files {@code history/*.json} of the page before, and who
 * ran. Files of the user's own in the results stand: then ours are not given.
 */
final class AllureHistory implements AutoCloseable {

    private static final Pattern FILE = Pattern.compile("d\\('(history/[a-z-]+\\.json)','([A-Za-z0-9+/=]*)'\\)");

    private final Path results;
    private final Results read;
    private final @Nullable RunHistory history;
    private final long order;
    private final Path executor;

    private AllureHistory(Path results, Results read, Path output) throws IOException {
        this.results = results;
        this.read = read;
        this.history = HistoryFolder.forPage(output).map(RunHistory::in).orElse(null);
        Executor who = new Executor(System.getenv(), read.end().toString());
        this.order = order(who);
        this.executor = Files.createTempDirectory("executor");
        if (Files.notExists(results.resolve("executor.json"))) {
            Files.writeString(executor.resolve("executor.json"), who.json(order));
        }
    }

    /**
     * What goes before a page.
     *
     * @param read of the results
     * @param output folder of the page
     */
    static AllureHistory of(Path results, Results read, Path output) throws IOException {
        return new AllureHistory(results, read, output);
    }

    private long order(Executor who) {
        Optional<Long> known =
                history == null ? Optional.empty() : history.run(read.name()).map(KeptRun::order);
        return known.or(who::order)
                .orElseGet(() ->
                        1 + earlier().stream().mapToLong(KeptRun::order).max().orElse(0));
    }

    /** The runs before this one, oldest first. */
    List<KeptRun> earlier() {
        return history == null ? List.of() : history.without(read.name());
    }

    /** What could not be read or written, a sentence each. */
    List<String> troubles() {
        return history == null ? List.of() : history.troubles();
    }

    /** The directories that the generator reads, the results first. */
    List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(List.of(results, executor));
        List<KeptRun> earlier = earlier();
        if (history != null && !earlier.isEmpty() && Files.notExists(results.resolve("history"))) {
            inputs.add(history.filesOf(earlier.get(earlier.size() - 1)));
        }
        return inputs;
    }

    /** Keeps what a page says of its run. */
    void keep(Path page, SortedMap<String, Measured> measured) throws IOException {
        if (history != null) {
            Map<String, byte[]> files = new TreeMap<>();
            Matcher matcher = FILE.matcher(Files.readString(page));
            while (matcher.find()) {
                files.put(matcher.group(1), Base64.getDecoder().decode(matcher.group(2)));
            }
            history.keep(new KeptRun(read.name(), order, measured), files);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(executor.resolve("executor.json"));
        Files.deleteIfExists(executor);
    }
}
