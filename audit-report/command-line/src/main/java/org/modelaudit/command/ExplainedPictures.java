package org.modelaudit.command;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Prepared;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.report.figure.FigureFile;
import org.modelaudit.report.figure.OverlayFigure;
import org.modelaudit.report.record.WholeFile;

/** Explains picture after picture, and says of each, as soon as it is done, what was predicted. */
final class ExplainedPictures {

    private static final String TABLE = "explanations.csv";

    private final AuditedModel model;
    private final Explainer explainer;
    private final OutputFolder folder;
    private final List<Object[]> rows = new ArrayList<>();
    private int unread;

    ExplainedPictures(AuditedModel model, Explainer explainer, OutputFolder folder) {
        this.model = model;
        this.explainer = explainer;
        this.folder = folder;
    }

    /**
     * Writes an overlay for each picture and the table of all; every file is there whole or not at all.
     *
     * @return TROUBLE if a picture cannot be read, which costs that picture alone
     * @throws org.modelaudit.error.AuditException if nothing can be explained or written
     */
    ExitCode write(List<NamedPicture> pictures) {
        say("%s of %s".formatted(explainer.name(), model.identity().file()), settings());
        for (NamedPicture picture : pictures) {
            write(picture);
        }
        Path table = folder.path().resolve(TABLE);
        write(table, csv().getBytes(StandardCharsets.UTF_8));
        say("Overlays: " + OutputFolder.link(folder.path()));
        say("Table: " + OutputFolder.link(table));
        return unread == 0 ? ExitCode.PASS : ExitCode.TROUBLE;
    }

    private String settings() {
        return explainer.settings(model).entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .reduce((one, other) -> one + ", " + other)
                .orElse("no settings");
    }

    private void write(NamedPicture picture) {
        Prepared prepared;
        AuditSample sample = AuditSample.of(picture.name(), picture.file());
        try {
            prepared = model.input().prepare(sample.picture());
        } catch (DataException e) {
            unread++;
            row(picture, null, -1, String.valueOf(e.getMessage()));
            System.err.println(e.getMessage());
            return;
        }
        Explanation explanation = explanation(sample, prepared);
        if (explanation.heatmap() != null) {
            FigureFile figure = OverlayFigure.of(prepared.cropped(), explanation.heatmap(), picture.isJpeg());
            write(folder.path().resolve(picture.overlay()), figure.bytes());
        }
        Prediction prediction = explanation.prediction();
        row(picture, prediction, explanation.explainedClass(), explanation.undefinedBecause());
        say(
                picture.name(),
                prediction == null
                        ? "no prediction"
                        : "%s %s".formatted(model.labels().name(prediction.classIndex()), probability(prediction)),
                explanation.undefinedBecause() == null ? "" : "no map: " + explanation.undefinedBecause());
    }

    private Explanation explanation(AuditSample sample, Prepared prepared) {
        try (NDManager scope = model.newManager()) {
            Batch batch = Batch.of(scope, model.input(), List.of(sample), List.of(prepared));
            return batch.inGroups(model.group(), group -> explainer.explain(model, group))
                    .get(0);
        }
    }

    private void row(NamedPicture picture, @Nullable Prediction prediction, int explained, @Nullable String why) {
        rows.add(new Object[] {
            picture.name(),
            why == null ? picture.overlay() : "",
            prediction == null ? "" : prediction.classIndex(),
            prediction == null ? "" : model.labels().name(prediction.classIndex()),
            prediction == null ? "" : probability(prediction),
            explained < 0 ? "" : explained,
            explained < 0 ? "" : model.labels().name(explained),
            why == null ? "" : why
        });
    }

    private static String probability(Prediction prediction) {
        return String.format(Locale.ROOT, "%.4f", prediction.probability());
    }

    private String csv() {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(
                        "file",
                        "overlay",
                        "predicted_index",
                        "predicted_name",
                        "probability",
                        "explained_index",
                        "explained_name",
                        "no_map_because")
                .build();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (Object[] row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, out -> out.write(bytes));
        } catch (IOException e) {
            throw OutputFolder.refused(folder.path(), e);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void say(String... words) {
        System.out.println(AuditOutcomes.oneLine(String.join(
                "  ", Arrays.stream(words).filter(word -> !word.isEmpty()).toList())));
    }
}
