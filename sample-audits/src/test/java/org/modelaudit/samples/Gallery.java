package org.modelaudit.samples;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.AuditException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.Picture;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.report.figure.ExplainerGallery;

/** Every explainer that has a name on the same pictures, and pictures that were found and not taken. */
public final class Gallery {

    private static final int PICTURES = 3;
    private static final int ROWS = 10;

    private final Path folder;
    private final StringBuilder page = new StringBuilder("""
            # Gallery

            Every explainer that has a name, in its default settings and for the predicted class, on the same pictures; this
            page and its figures are made by `./mvnw -q verify -Pgallery`. Where a map has no value by the method's own
            definition, its tile says so.
            """);

    private Gallery(Path folder) {
        this.folder = folder;
    }

    /**
     * @param arguments folder of the page on the sample model, folder of the page on photographs, and the folder with real
     *     models and photographs; without the latter, there is no second page
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Gallery drawn = new Gallery(Path.of(arguments[0]));
        try (AuditedModel honest = Shapes.honest()) {
            drawn.add("Shapes", honest, Shapes.pictures());
        }
        drawn.page.append(
                SynthesisGallery.write(drawn.folder, spread(Shapes.pictures().samples())));
        out.println("Gallery: " + drawn.write());
        Path shared = Path.of(arguments[2]);
        if (!Files.exists(shared)) {
            out.println("There is no '" + shared + "', so there is no gallery of photographs.");
            return;
        }
        AuditSet photographs = AuditSet.fromCsv(shared.resolve("images"), shared.resolve("annotations/kangaroo.csv"));
        Gallery real = new Gallery(Path.of(arguments[1]));
        Path file = shared.resolve("models/squeezenet1_1_imagenet_traced.pt");
        try (AuditedModel squeezeNet = Shapes.open(file, InputSpecification.imageNet(224))) {
            real.add("SqueezeNet", squeezeNet, photographs);
        }
        out.println("Gallery: " + real.write());
    }

    private void add(String title, AuditedModel model, AuditSet data) throws IOException {
        List<AuditSample> samples = spread(data.samples());
        List<ExplainerGallery.Row> rows = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        ExplainerRegistry registry = ExplainerRegistry.load();
        try (NDManager scope = model.newManager()) {
            Batch batch = Shapes.batch(scope, model.input(), samples);
            for (String name : registry.names()) {
                Explainer explainer = registry.byName(name);
                try {
                    rows.add(new ExplainerGallery.Row(name, explainer.name(), explainer.explain(model, batch)));
                } catch (AuditException e) {
                    refused.add("`%s`: %s".formatted(name, e.getMessage()));
                }
            }
        }
        List<Picture> pictures = samples.stream()
                .map(sample -> model.input().prepare(sample.picture()).cropped())
                .toList();
        illustrate(title, pictures, rows, refused);
    }

    private void illustrate(String title, List<Picture> pictures, List<ExplainerGallery.Row> rows, List<String> refused)
            throws IOException {
        page.append("\n## ").append(title).append('\n');
        Files.createDirectories(folder.resolve("gallery"));
        for (int from = 0; from < rows.size(); from += ROWS) {
            List<ExplainerGallery.Row> some = rows.subList(from, Math.min(rows.size(), from + ROWS));
            String file = "gallery/%s-%d.jpg".formatted(title.toLowerCase(Locale.ROOT), from / ROWS + 1);
            Files.write(
                    folder.resolve(file), ExplainerGallery.of(pictures, some).bytes());
            String names = some.stream().map(ExplainerGallery.Row::name).collect(Collectors.joining(", "));
            page.append("\n![%s](%s)\n".formatted(names, file));
        }
        if (!refused.isEmpty()) {
            page.append("\nNot for this model:\n\n");
            refused.forEach(line -> page.append("- ").append(line).append('\n'));
        }
    }

    private Path write() throws IOException {
        Path file = folder.resolve("gallery.md");
        Files.writeString(file, page);
        return file.toAbsolutePath().normalize();
    }

    /** Pictures from all over the set. */
    private static List<AuditSample> spread(List<AuditSample> samples) {
        int step = Math.max(1, samples.size() / PICTURES);
        return IntStream.range(0, Math.min(PICTURES, samples.size()))
                .mapToObj(i -> samples.get(i * step))
                .toList();
    }
}
