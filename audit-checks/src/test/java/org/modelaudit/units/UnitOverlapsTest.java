package org.modelaudit.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.data.AuditSet;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.testing.SharedFolder;
import org.modelaudit.torch.TorchRuntime;

/**
 * IoU of every unit of two real nets with every concept of real masks, held against {@code src/test/python/make_unit_overlaps.py}, which
 * knows torch and nothing of ours.
 *
 * <p>Intersections and unions are whole numbers of pixels. Where activations of two versions of PyTorch differ in the last bits, a pixel that
 * is within 2e-5 of a unit's threshold may be counted otherwise; the script says how many a unit has, and by no more pixels may it differ.
 */
class UnitOverlapsTest {

    private static final double SAME = 1e-6;

    @ParameterizedTest
    @CsvSource({
        "squeezenet1_1_imagenet_traced, features.12, 224",
        "mobilenet_v1_050_160_imagenet_scripted, features.11, 160"
    })
    void every_unit_coincides_with_every_concept_as_torch_says(String net, String layer, int size) throws IOException {
        Path images = SharedFolder.resolve("images");
        AuditSet set =
                AuditSet.fromCsv(images, SharedFolder.resolve("annotations").resolve("coco_masks.csv"));
        List<CSVRecord> rows = reference(net);
        int exact = 0;
        int compared = 0;
        try (AuditedModel model = new TorchRuntime()
                .open(ModelSource.of(
                                SharedFolder.resolve("models").resolve(net + ".pt"), InputSpecification.imageNet(size))
                        .onDevice("cpu"))) {
            UnitDissection found = UnitBench.overlaps(
                    model, set, NetworkDissection.standard().at(layer).rareBelow(3));
            assertThat(found.units()).hasSameSizeAs(rows);
            for (CSVRecord row : rows) {
                DissectedUnit unit = found.units().get(Integer.parseInt(row.get("unit")));
                assertThat((double) unit.threshold())
                        .isCloseTo(
                                Double.parseDouble(row.get("threshold")),
                                // Sums of some hundred, which processors round in another order.
                                within(Math.max(1e-4, 1e-5 * Math.abs(unit.threshold()))));
                assertThat(unit.defect() != null).isEqualTo(row.get("constant").equals("1"));
                for (int c = 0; unit.defect() == null && c < found.concepts().size(); c++) {
                    String name = found.concepts().get(c).name();
                    assertThat(unit.overlaps().get(c) != null).isEqualTo(row.isMapped("common " + name));
                    if (row.isMapped("common " + name)) {
                        compared++;
                        exact += compare(unit.overlaps().get(c), row, name);
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(3000);
        assertThat(exact).isGreaterThan(compared * 95 / 100);
    }

    private static int compare(@Nullable Double iou, CSVRecord row, String concept) {
        double common = Double.parseDouble(row.get("common " + concept));
        double union = Double.parseDouble(row.get("union " + concept));
        double near = Double.parseDouble(row.get("near"));
        double found = Objects.requireNonNull(iou);
        assertThat(found)
                .as("unit %s and %s", row.get("unit"), concept)
                .isBetween((common - near) / (union + near) - SAME, (common + near) / (union - near) + SAME);
        return Math.abs(found - common / union) <= SAME ? 1 : 0;
    }

    private static List<CSVRecord> reference(String net) throws IOException {
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(UnitOverlapsTest.class.getResourceAsStream(net + ".csv")),
                StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .build()
                    .parse(text)
                    .getRecords();
        }
    }
}
