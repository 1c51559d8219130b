package org.modelaudit.samples.spark;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * The same audit of 500 and of 10,000 small pictures in one JVM, on a cluster of two, and on one that loses an executor: peak memory of
 * each JVM, and whether the record is the same. Written into {@code docs/spark.md}.
 */
final class SparkTable {

    private static final List<Integer> SIZES = List.of(500, 10_000);

    private static final String BEGIN = "<!-- spark: written by SparkTable -->";
    private static final String END = "<!-- end of spark -->";
    private static final String HEAP = "-Xms512m -XX:+AlwaysPreTouch -XX:+UseSerialGC";

    private SparkTable() {}

    /**
     * @param arguments the folder of the documentation, and one to work in
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path work = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
        List<String> rows = new ArrayList<>(List.of(
                "| pictures | where | peak MiB of the driver | of each executor | record |",
                "| --- | --- | --- | --- | --- |"));
        for (int size : SIZES) {
            Path data = drawn(work.resolve("pictures-" + size), size);
            String alone = row(work, data, size, "one JVM", "", rows);
            row(work, data, size, "two executors", alone, rows);
            row(work, data, size, "two executors, one killed", alone, rows);
        }
        Path page = Path.of(arguments[0]).resolve("spark.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(
                page,
                text.substring(0, begin) + "\n" + String.join("\n", rows) + "\n" + text.substring(text.indexOf(END)));
    }

    /** Pictures of the holdout set over and over, each with one pixel that no other has so. */
    private static Path drawn(Path folder, int size) throws IOException {
        Path holdout = Path.of(System.getProperty("samples.folder")).resolve("holdout");
        List<String> rows = Files.readAllLines(holdout.resolve("annotations.csv"));
        Files.createDirectories(folder.resolve("images"));
        List<String> annotations = new ArrayList<>(List.of(rows.get(0)));
        for (int i = 0; i < size; i++) {
            String row = rows.get(1 + i % (rows.size() - 1));
            int comma = row.indexOf(',');
            BufferedImage picture = ImageIO.read(
                    holdout.resolve("images").resolve(row.substring(0, comma)).toFile());
            picture.setRGB(i % 64, 0, 0xFF000000 | i);
            String name = "%05d.png".formatted(i);
            ImageIO.write(picture, "png", folder.resolve("images").resolve(name).toFile());
            annotations.add(name + row.substring(comma));
        }
        Files.write(folder.resolve("annotations.csv"), annotations);
        return folder;
    }

    /**
     * @param alone the record of one JVM; empty for that one
     * @return the record
     */
    private static String row(Path work, Path data, int size, String where, String alone, List<String> rows)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve(where.replaceAll("\\W+", "-") + "-" + size));
        DriverProcess driver = new DriverProcess(folder, data, List.of(HEAP.split(" ")))
                .with("modelaudit.ledger", folder.resolve("ledger.sqlite").toString());
        if (!alone.isEmpty()) {
            driver.with("modelaudit.executor", "spark")
                    .with("spark.master", "local-cluster[2,1,512]")
                    .with("spark.executor.memory", "512m")
                    .with("spark.executor.extraJavaOptions", HEAP);
        }
        if (where.contains("killed")) {
            driver.with("spark.extraListeners", ExecutorKiller.class.getName());
        }
        Process process = driver.start();
        PeakMemory memory = new PeakMemory(process);
        memory.start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(System.out::println);
        }
        memory.join();
        String record = driver.lastingRecord().toString();
        rows.add(String.format(
                Locale.ROOT,
                "| %,d | %s | %d | %s | %s |",
                size,
                where,
                memory.own(),
                memory.others().isEmpty()
                        ? "–"
                        : memory.others().stream().map(Object::toString).collect(Collectors.joining(", ")),
                alone.isEmpty() ? "–" : record.equals(alone) ? "the same" : "another"));
        System.out.println(String.join(System.lineSeparator(), rows));
        return record;
    }
}
