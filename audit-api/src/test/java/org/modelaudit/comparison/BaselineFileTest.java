package org.modelaudit.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ConfigurationException;

class BaselineFileTest {

    private static final String AUDIT = "org.signs.SignAudit.looks [grad-cam]";

    @TempDir
    Path folder;

    @Test
    void is_readable_line_by_line_sorted_and_rounded() throws IOException {
        file().write(baseline(0.5));

        assertThat(folder.resolve("org.signs.SignAudit.looks%20[grad-cam].json"))
                .content()
                .isEqualTo("""
                        {
                          "schema": "modelaudit-baseline/1",
                          "audit": "org.signs.SignAudit.looks [grad-cam]",
                          "recorded": {
                            "model": "signs.pt"
                          },
                          "conditions": {
                            "data": "abc",
                            "seed": "42"
                          },
                          "metrics": [
                            {
                              "id": "iou/paper@1",
                              "name": "IoU",
                              "settings": {},
                              "n": 2,
                              "mean": 0.375,
                              "values": {
                                "a.png": 0.25,
                                "b.png": 0.5
                              },
                              "without": {
                                "c.png": "undefined: the map is <constant>"
                              }
                            }
                          ]
                        }
                        """);
    }

    @Test
    void is_read_back_as_it_was_written() {
        file().write(baseline(0.123457));

        assertThat(file().read()).contains(baseline(0.123457));
    }

    @Test
    void half_a_file_at_any_place_is_refused_and_never_taken_for_whole() throws IOException {
        file().write(baseline(0.5));
        String whole = Files.readString(file().path());
        for (int end = 0; end < whole.length() - 1; end += 7) {
            Files.writeString(file().path(), whole.substring(0, end));
            assertThatThrownBy(() -> file().read())
                    .as("%d", end)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageEndingWith(
                            "restore it from version control, or record it again with -Dmodelaudit.baseline=record.");
        }
    }

    @Test
    void what_was_merged_or_edited_by_hand_is_refused() throws IOException {
        refuses("  \"audit\"", "<<<<<<< ours\n  \"audit\"", "holds the marks of a merge conflict");
        refuses("\"a.png\": 0.25", "\"a.png\": 0.26", "states 2 values with a mean of 0.375");
        refuses("\"a.png\": 0.25,", "", "states 2 values with a mean of 0.375");
        refuses("\"a.png\": 0.25", "\"a.png\": \"good\"", "holds something else where a number must stand");
        refuses("baseline/1", "baseline/2", "was written by another version of this tool (modelaudit-baseline/2");
        refuses("}\n  ]\n}", "}\n  ]\n}{}", "is no whole JSON document");
        refuses("\"seed\": \"42\"", "\"seed\": \"42\", \"seed\": \"43\"", "is no whole JSON document");
    }

    @Test
    void a_file_of_another_audit_is_refused() throws IOException {
        file().write(baseline(0.5));
        Path other = BaselineFile.of(folder, "org.signs.SignAudit.misses").path();
        Files.move(file().path(), other);

        assertThatThrownBy(() ->
                        BaselineFile.of(folder, "org.signs.SignAudit.misses").read())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("belongs to the audit '" + AUDIT + "'");
    }

    @Test
    void what_another_run_recorded_meanwhile_is_not_overwritten() {
        BaselineFile first = file();
        BaselineFile second = file();
        assertThat(first.read()).isEmpty();
        assertThat(second.read()).isEmpty();
        first.write(baseline(0.5));

        assertThatThrownBy(() -> second.write(baseline(0.75)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("was written by another run while this one measured");
        second.write(baseline(0.5));
        assertThat(file().read()).contains(baseline(0.5));
    }

    @Test
    void what_was_read_may_be_recorded_anew() {
        file().write(baseline(0.5));
        BaselineFile later = file();
        assertThat(later.read()).isPresent();

        later.write(baseline(0.75));

        assertThat(file().read()).contains(baseline(0.75));
    }

    @Test
    void of_many_that_record_at_once_one_is_whole_and_the_others_say_so() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> runs = IntStream.range(0, 24)
                    .<Callable<String>>mapToObj(i -> () -> {
                        BaselineFile file = file();
                        try {
                            file.write(baseline(0.01 * (i + 1)));
                            return "written " + i;
                        } catch (ConfigurationException e) {
                            return String.valueOf(e.getMessage());
                        }
                    })
                    .toList();
            List<String> said =
                    threads.invokeAll(runs).stream().map(BaselineFileTest::get).toList();

            List<String> written =
                    said.stream().filter(words -> words.startsWith("written")).toList();
            assertThat(written).hasSize(1);
            assertThat(said)
                    .filteredOn(words -> !words.startsWith("written"))
                    .allMatch(words -> words.contains("was written by another run while this one measured"));
            int winner = Integer.parseInt(written.get(0).substring(8));
            assertThat(file().read()).contains(baseline(0.01 * (winner + 1)));
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_said() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "");

        assertThatThrownBy(() -> BaselineFile.of(blocked, AUDIT).write(baseline(0.5)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nothing was recorded");
    }

    @Test
    void every_id_has_a_name_that_every_file_system_takes() {
        assertThat(BaselineFile.of(folder, "A.b [c:d/é*]#2").path().getFileName())
                .hasToString("A.b%20[c%3Ad%2F%C3%A9%2A]#2.json");
        assertThat(BaselineFile.of(folder, "A.b".repeat(200))
                        .path()
                        .getFileName()
                        .toString()
                        .length())
                .isLessThan(200);
    }

    private void refuses(String what, String by, String why) throws IOException {
        Files.deleteIfExists(file().path());
        file().write(baseline(0.5));
        String text = Files.readString(file().path());
        assertThat(text).contains(what);
        Files.writeString(file().path(), text.replace(what, by));
        assertThatThrownBy(() -> file().read())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(why);
    }

    private static String get(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private BaselineFile file() {
        return BaselineFile.of(folder, AUDIT);
    }

    private static Baseline baseline(double b) {
        return new Baseline(
                AUDIT,
                new TreeMap<>(Map.of("model", "signs.pt")),
                new TreeMap<>(Map.of("seed", "42", "data", "abc")),
                List.of(new MetricBaseline(
                        "iou/paper@1",
                        "IoU",
                        new TreeMap<>(),
                        new TreeMap<>(Map.of("b.png", b, "a.png", 0.25)),
                        new TreeMap<>(Map.of("c.png", "undefined: the map is <constant>")))));
    }
}
