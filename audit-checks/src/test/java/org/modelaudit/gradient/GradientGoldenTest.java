package org.modelaudit.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.golden.GoldenTable;

class GradientGoldenTest {

    /** The smallest network here; the profile {@code conformance} compares all of them. */
    private static final String NETWORK = "resnet20_cifar10";

    @Test
    void every_gradient_equals_the_reference() {
        GradientGolden gradients = new GradientGolden();
        try (GoldenDirectory directory = GoldenDirectory.shared()) {
            GoldenTable table = new GoldenTable(gradients.comparisons());
            List<String> compared = new ArrayList<>();
            for (GoldenEntry entry : entries(directory, gradients)) {
                for (GoldenRow row : table.compare(entry)) {
                    assertThat(row.outcome()).as("%s %s", entry.id(), row).isEqualTo(GoldenRow.Outcome.PASS);
                    compared.add(entry.method());
                }
            }
            assertThat(compared).contains("saliency_signed", "ig_gausslegendre", "guidedbackprop", "fullgrad_idiap");
        }
    }

    private static List<GoldenEntry> entries(GoldenDirectory directory, GradientGolden gradients) {
        Map<String, ?> known = gradients.comparisons();
        return directory.entries().stream()
                .filter(entry -> known.containsKey(entry.section() + "/" + entry.method()))
                .filter(entry -> entry.network().equals(System.getProperty("modelaudit.network", NETWORK)))
                .toList();
    }
}
