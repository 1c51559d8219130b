package org.modelaudit.units;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.modelaudit.assertions.AuditAssertions;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Threshold;
import org.modelaudit.image.Box;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;

/**
 * Ten pictures of 4×4 pixels, whose three colours are the units of a tiny net. Red is 255 in the upper left quarter of the first four,
 * and nowhere else; there are dots in that quarter of the first six, and cats in the lower right quarter of the others. Green is nowhere. Blue is
 * in the last pixel of every picture.
 */
final class UnitBench {

    static final int SIDE = 4;
    static final int PICTURES = 10;

    private final Path folder;

    UnitBench(Path folder) {
        this.folder = folder;
    }

    AuditSet set() {
        List<AuditSample> samples = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            samples.add(sample("%02d.png".formatted(i), i));
        }
        return AuditSet.of("quarters", samples);
    }

    /** One picture of the set under another name. */
    AuditSample sample(String id, int number) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; number < 4 && pixel < 4; pixel++) {
            image.setRGB(pixel % 2, pixel / 2, 0xFF0000);
        }
        image.setRGB(SIDE - 1, SIDE - 1, 0x0000C0);
        AuditSample sample = AuditSample.of(id, written(id, image));
        return number < 6
                ? sample.withClass(0, "dot").withBoxes(List.of(new Box(0, 0, 2, 2)))
                : sample.withClass(1, "cat").withBoxes(List.of(new Box(2, 2, 4, 4)));
    }

    private Path written(String name, BufferedImage image) {
        try {
            Path file = folder.resolve(name);
            ImageIO.write(image, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The study with a tenth of all places for a top, since there are 160 of them, and concepts of 4 pictures. */
    static NetworkDissection study() {
        return NetworkDissection.standard().at("conv").topQuantile(0.1).rareBelow(4);
    }

    /** Everything that it finds. */
    static UnitDissection found(AuditedModel model, AuditSet set, NetworkDissection study) {
        return found(model, set, study, new Keeper(true));
    }

    /** The same without what units contribute to classes. */
    static UnitDissection overlaps(AuditedModel model, AuditSet set, NetworkDissection study) {
        return found(model, set, study, new Keeper(false));
    }

    private static UnitDissection found(AuditedModel model, AuditSet set, NetworkDissection study, Keeper keeper) {
        AuditAssertions.assertThat(model).on(set).examinedBy(study).evaluate(keeper, Threshold.atLeast(0.5));
        return Objects.requireNonNull(keeper.found);
    }

    /** Remembers what is found. */
    private static final class Keeper implements UnitMetric {

        private final boolean contributions;
        private @Nullable UnitDissection found;

        Keeper(boolean contributions) {
            this.contributions = contributions;
        }

        @Override
        public MetricDescription description() {
            return MetricDescription.higherIsBetter("kept/test@1", "kept", "a test");
        }

        @Override
        public String over() {
            return "units";
        }

        @Override
        public boolean needsContributions() {
            return contributions;
        }

        @Override
        public List<SampleResult> measure(UnitDissection all) {
            found = all;
            return List.of(new SampleResult("all", Outcome.value(1)));
        }
    }
}
