package org.modelaudit.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.gate.Status;
import org.modelaudit.report.history.KeptRun.Measured;

class RunHistoryTest {

    private final Path folder;

    RunHistoryTest(@TempDir Path place) {
        this.folder = place.resolve("history");
    }

    private static KeptRun run(int second, long order) {
        String name =
                RunName.of(Instant.ofEpochSecond(1_700_000_000L + second), List.of("a-result.json", "b" + second));
        Measured measured = new Measured(Status.PASS, 0.5 + second / 1000.0, null, null, 7);
        return new KeptRun(name, order, new TreeMap<>(Map.of("key", measured)));
    }

    private static Map<String, byte[]> files(String text) {
        return Map.of("history/history.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void what_was_kept_is_read_oldest_first_and_without_the_run_at_hand() throws IOException {
        RunHistory.in(folder).keep(run(2, 2), files("two"));
        RunHistory.in(folder).keep(run(1, 1), files("one"));

        RunHistory history = RunHistory.in(folder);

        assertThat(history.without("none")).containsExactly(run(1, 1), run(2, 2));
        assertThat(history.without(run(2, 2).name())).containsExactly(run(1, 1));
        assertThat(history.run(run(2, 2).name())).contains(run(2, 2));
        assertThat(history.filesOf(run(1, 1)).resolve("history/history.json")).hasContent("one");
        assertThat(history.troubles()).isEmpty();
        assertThat(run(1, 1).at()).isEqualTo(Instant.ofEpochSecond(1_700_000_001L));
    }

    @Test
    void a_run_whose_page_is_made_twice_counts_once() throws IOException {
        RunHistory.in(folder).keep(run(1, 1), files("first"));
        RunHistory.in(folder).keep(run(1, 9), files("again"));

        assertThat(kept()).hasSize(1);
        assertThat(RunHistory.in(folder).run(run(1, 1).name())).contains(run(1, 1));
        assertThat(RunHistory.in(folder).filesOf(run(1, 1)).resolve("history/history.json"))
                .hasContent("first");
    }

    @Test
    void a_run_of_another_version_or_half_a_run_is_named_and_left_out() throws IOException {
        RunHistory.in(folder).keep(run(1, 1), Map.of());
        RunHistory.in(folder).keep(run(2, 2), Map.of());
        RunHistory.in(folder).keep(run(3, 3), Map.of());
        RunHistory.in(folder).keep(run(4, 4), Map.of());
        Path other = folder.resolve(run(1, 1).name()).resolve("run.json");
        Files.writeString(other, Files.readString(other).replace("history-1", "history-7"));
        Files.writeString(folder.resolve(run(2, 2).name()).resolve("run.json"), "{\"schema\":\"modelaudit-hi");
        Files.writeString(
                folder.resolve(run(3, 3).name()).resolve("run.json"), "{\"schema\":\"modelaudit-history-1\"}");
        Files.writeString(folder.resolve("notes.txt"), "somebody's own");

        RunHistory history = RunHistory.in(folder);

        assertThat(history.without("none")).containsExactly(run(4, 4));
        assertThat(history.troubles())
                .hasSize(3)
                .allSatisfy(trouble -> assertThat(trouble).contains("is left out of the trends", "delete it"));
        assertThat(history.troubles().get(0)).contains("not of schema modelaudit-history-1");
    }

    @Test
    void a_folder_that_is_none_costs_the_trend_and_nothing_else() throws IOException {
        Files.writeString(folder, "a file");

        RunHistory history = RunHistory.in(folder);
        history.keep(run(1, 1), files("one"));

        assertThat(history.without("none")).isEmpty();
        assertThat(history.troubles())
                .hasSize(2)
                .allSatisfy(trouble ->
                        assertThat(trouble).contains(folder.toString(), "another folder as modelaudit.history"));
        assertThat(folder).hasContent("a file");
    }

    @Test
    void the_oldest_are_forgotten_and_nothing_of_anybody_else() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("notes.txt"), "somebody's own");
        for (int i = 0; i < RunHistory.LONGEST + 3; i++) {
            RunHistory.in(folder).keep(run(i, i + 1L), files("x"));
        }

        List<KeptRun> runs = RunHistory.in(folder).without("none");

        assertThat(runs).hasSize(RunHistory.LONGEST);
        assertThat(runs.get(0)).isEqualTo(run(3, 4));
        assertThat(kept()).hasSize(RunHistory.LONGEST + 1);
    }

    @Test
    void runs_that_end_together_are_all_kept_whole() throws Exception {
        ExecutorService together = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                int each = i % 12;
                all.add(together.submit(() -> {
                    RunHistory history = RunHistory.in(folder);
                    history.keep(run(each, each), files("x".repeat(10_000)));
                    return history.troubles();
                }));
            }
            for (Future<List<String>> each : all) {
                assertThat(each.get()).isEmpty();
            }
        } finally {
            together.shutdownNow();
        }

        assertThat(kept()).hasSize(12);
        assertThat(RunHistory.in(folder).without("none")).hasSize(12);
    }

    @Test
    void the_name_of_a_run_hangs_on_its_results_and_not_on_their_order() {
        Instant end = Instant.parse("2026-01-02T03:04:05.678Z");

        assertThat(RunName.of(end, List.of("a", "b")))
                .isEqualTo(RunName.of(end, List.of("b", "a")))
                .startsWith("20260102T030405Z-")
                .isNotEqualTo(RunName.of(end, List.of("a", "c")));
    }
}
