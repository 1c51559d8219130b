package org.modelaudit.samples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same audit in one JVM and on Spark, whatever is killed: the same record. One of its pictures is broken. */
class SparkAuditTest {

    private static final int PICTURES = 48;

    @TempDir
    static Path folder;

    private static Path data;
    private static JsonObject alone;

    @BeforeAll
    static void audit_in_one_process() throws IOException {
        data = Holdout.copy(folder.resolve("data"), PICTURES);
        Files.write(data.resolve("images/shape_005.png"), new byte[] {1, 2, 3});
        alone = run(driver("alone"), "tests 1, failed 0");
    }

    private static DriverProcess driver(String name) throws IOException {
        return new DriverProcess(Files.createDirectories(folder.resolve(name)), Path.of("..", "data"));
    }

    private static JsonObject run(DriverProcess driver, String end) throws IOException {
        assertThat(driver.run()).contains(end);
        return driver.lastingRecord();
    }

    @Test
    void an_executor_that_is_killed_in_mid_run_changes_nothing() throws IOException {
        DriverProcess driver = driver("cluster")
                .with("modelaudit.executor", "spark")
                .with("spark.master", "local-cluster[2,1,512]")
                .with("spark.executor.memory", "512m")
                .with("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1")
                .with("spark.extraListeners", ExecutorKiller.class.getName());

        List<String> lines = driver.run();

        assertThat(lines)
                .contains(
                        "looks_at_the_shape: 48 pictures are distributed over spark",
                        "killed an executor",
                        // The broken one failed there, so it is tried here as well.
                        "looks_at_the_shape: 47 of 48 pictures came back from spark; the others are computed in this process",
                        "tests 1, failed 0")
                .anyMatch(line -> line.endsWith("94 of 96 outcomes from the ledger"));
        assertThat(driver.lastingRecord()).isEqualTo(alone);
    }

    @Test
    void rows_of_a_data_frame_are_looked_at_by_executors_that_see_no_folder_of_them() throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        DriverProcess distributed =
                framed("frame").with("modelaudit.executor", "spark").with("java.io.tmpdir", temporary.toString());

        List<String> lines = distributed.run();

        assertThat(lines)
                .contains(
                        "looks_at_the_shape: 47 pictures are distributed over spark",
                        "concentrates_on_little: 8 pictures are distributed over spark",
                        "tests 2, failed 0")
                .noneMatch(line -> line.contains("are computed in this process"));
        assertThat(values(distributed.lastingRecord())).hasSize(PICTURES - 1).isEqualTo(values(alone));
        assertThat(temporary).isDirectoryNotContaining("glob:**/modelaudit-*");
    }

    /** What the audit's first metric says of each picture, with all digits. */
    private static Map<String, String> values(JsonObject record) {
        Map<String, String> values = new TreeMap<>();
        record.getAsJsonArray("audits").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(audit -> audit.get("title").getAsString().equals("looks_at_the_shape"))
                .flatMap(
                        audit -> audit
                                .getAsJsonArray("verdicts")
                                .get(0)
                                .getAsJsonObject()
                                .getAsJsonObject("values")
                                .entrySet()
                                .stream())
                .forEach(each -> values.put(
                        each.getKey().replaceFirst(".*/", ""), each.getValue().getAsString()));
        return values;
    }

    private static DriverProcess framed(String name) throws IOException {
        Path table = folder.resolve(name + "-table");
        Files.createDirectories(table.resolve("images"));
        Files.copy(data.resolve("annotations.csv"), table.resolve("annotations.csv"));
        try (Stream<Path> pictures = Files.list(data.resolve("images"))) {
            for (Path picture : pictures.toList()) {
                if (!picture.endsWith("shape_005.png")) {
                    Files.copy(picture, table.resolve("images").resolve(picture.getFileName()));
                }
            }
        }
        Path folders = folder.resolve(name + "-folders");
        for (String row : Files.readAllLines(data.resolve("annotations.csv")).subList(7, 15)) {
            String[] fields = row.split(",", -1);
            Path target = Files.createDirectories(folders.resolve(fields[2])).resolve(fields[0]);
            Files.copy(data.resolve("images").resolve(fields[0]), target);
        }
        return driver(name)
                .auditing(FramedShapes.class)
                .with("shapes.folders", folders.toString())
                .with("shapes.table", table.toString())
                .with("spark.master", "local[1]");
    }

    @Test
    void a_driver_that_is_killed_goes_on_from_its_ledger() throws IOException {
        String ledger = folder.resolve("ledger.sqlite").toString();
        List<String> killed = driver("killed")
                .with("modelaudit.executor", "spark")
                .with("spark.master", "local[1]")
                .with("modelaudit.ledger", ledger)
                .with("spark.extraListeners", DriverKiller.class.getName())
                .run();
        assertThat(killed).noneMatch(line -> line.startsWith("tests "));
        DriverProcess again = driver("again")
                .with("modelaudit.executor", "spark")
                .with("spark.master", "local[1]")
                .with("modelaudit.ledger", ledger);

        List<String> lines = again.run();

        String pictures = lines.stream()
                .filter(line -> line.endsWith(" pictures are distributed over spark"))
                .flatMap(line -> Stream.of(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.join("\n", lines)));
        assertThat(Integer.parseInt(pictures)).isBetween(1, PICTURES - 10);
        assertThat(again.lastingRecord()).isEqualTo(alone);
    }
}
