package org.modelaudit.samples;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Time on the clock and peak of resident memory of one audit of the honest sample model, on as many pictures as are asked for: the
 * hold-out's, again and again, each time with another pixel changed.
 */
public final class SampleModelBenchmark {

    private SampleModelBenchmark() {}

    /**
     * Makes the pictures, or runs the audit of them and prints one line.
     *
     * @param arguments {@code pictures FOLDER COUNT}, or {@code audit FOLDER CLASS}
     */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("pictures")) {
            make(folder, Integer.parseInt(arguments[2]));
            return;
        }
        System.setProperty("modelaudit.benchmark.data", folder.toString());
        Class<?> audits = Class.forName(arguments[2]);
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        long start = System.nanoTime();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(audits))
                                .build(),
                        listener);
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .printf(
                        Locale.ROOT,
                        "%d audit, %.2f s, %.2f s of them the audit's own, peak of resident memory %s%n",
                        listener.getSummary().getTestsFoundCount(),
                        (System.nanoTime() - start) / 1e9,
                        ResultKeeper.take(audits).stream()
                                        .mapToLong(result -> result.duration().toMillis())
                                        .sum()
                                / 1e3,
                        PeakMemory.text());
    }

    private static void make(Path folder, int count) throws IOException {
        Path holdout = Path.of("src/test/resources/samples/holdout");
        List<String> rows = Files.readAllLines(holdout.resolve("annotations.csv"));
        Path images = Files.createDirectories(folder.resolve("images"));
        List<String> all = new ArrayList<>(rows.subList(0, 1));
        for (int i = 0; i < count; i++) {
            String row = rows.get(1 + i % (rows.size() - 1));
            String original = row.substring(0, row.indexOf(','));
            int round = i / (rows.size() - 1);
            String name = "%03d-%s".formatted(round, original);
            BufferedImage picture =
                    ImageIO.read(holdout.resolve("images").resolve(original).toFile());
            if (round > 0) {
                int x = round % picture.getWidth();
                int y = round / picture.getWidth() % picture.getHeight();
                picture.setRGB(x, y, ~picture.getRGB(x, y));
            }
            ImageIO.write(picture, "png", images.resolve(name).toFile());
            all.add(name + row.substring(original.length()));
        }
        Files.write(folder.resolve("annotations.csv"), all);
    }
}
