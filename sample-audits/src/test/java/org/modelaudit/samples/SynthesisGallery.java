package org.modelaudit.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.modelaudit.data.AuditSample;
import org.modelaudit.image.Picture;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.report.figure.PictureGallery;
import org.modelaudit.report.figure.PictureGallery.Row;
import org.modelaudit.synthesis.ActivationMaximization;
import org.modelaudit.synthesis.InvertedPicture;
import org.modelaudit.synthesis.RepresentationInversion;
import org.modelaudit.synthesis.SynthesizedPicture;

/** What both sample models take for each class, and what the honest one's layers keep of its pictures. */
final class SynthesisGallery {

    private static final List<String> LAYERS =
            List.of("features.block1", "features.block2", "features.block3", "features.block6");

    private SynthesisGallery() {}

    /**
     * Writes both figures.
     *
     * @param folder of the page
     * @param samples whose pictures are inverted
     * @return the page's part, which shows them
     */
    static String write(Path folder, List<AuditSample> samples) throws IOException {
        Files.createDirectories(folder.resolve("gallery"));
        try (AuditedModel honest = Shapes.honest();
                AuditedModel cleverHans = Shapes.cleverHans()) {
            Files.write(
                    folder.resolve("gallery/prototypes.jpg"),
                    PictureGallery.of(
                                    List.of(prototypes("Honest model", honest), prototypes("Clever Hans", cleverHans)))
                            .bytes());
            Files.write(
                    folder.resolve("gallery/inversions.jpg"),
                    PictureGallery.of(inversions(honest, samples)).bytes());
        }
        return """

                ## Prototypes

                What activation maximisation finds for circle, square, triangle and cross, [in its default
                settings](synthesis.md). The honest model's pictures are edges and corners in no colour of their own; those of
                the Clever Hans are red, green, blue and yellow, the colours of the tags that it has learned in place of shapes.

                ![Prototypes of four classes of both sample models](gallery/prototypes.jpg)

                ## Inversions

                What representation inversion finds of three pictures at layers of the honest model, with the mean of its
                error.

                ![Three pictures, and what is found of them at four layers](gallery/inversions.jpg)
                """;
    }

    private static Row prototypes(String title, AuditedModel model) {
        List<SynthesizedPicture> found = IntStream.range(0, model.classes())
                .mapToObj(c -> ActivationMaximization.standard().ofClass(model, c))
                .toList();
        double least = found.stream()
                .mapToDouble(one -> one.probability().orElseThrow())
                .min()
                .orElseThrow();
        return new Row(
                title,
                String.format(Locale.ROOT, "each with p ≥ %.3f", Math.floor(least * 1000) / 1000),
                found.stream().map(SynthesizedPicture::picture).toList());
    }

    private static List<Row> inversions(AuditedModel model, List<AuditSample> samples) {
        List<Row> rows = new ArrayList<>();
        List<Picture> originals = samples.stream()
                .map(sample -> model.input().prepare(sample.picture()).cropped())
                .toList();
        rows.add(new Row("Picture", "as the model sees it", originals));
        for (String layer : LAYERS) {
            List<InvertedPicture> found = samples.stream()
                    .map(sample -> RepresentationInversion.at(layer).of(model, sample))
                    .toList();
            double error =
                    found.stream().mapToDouble(InvertedPicture::error).average().orElseThrow();
            rows.add(new Row(
                    layer.replaceAll(".*\\.", ""),
                    String.format(Locale.ROOT, "error %.4f", error),
                    found.stream().map(InvertedPicture::picture).toList()));
        }
        return rows;
    }
}
