package org.modelaudit.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.golden.GoldenTable;

class DeepFoolReferenceTest {

    /** On the smallest net; the conformance table has them all. */
    @Test
    void labels_norms_steps_and_changes_equal_the_reference() {
        try (GoldenDirectory directory = GoldenDirectory.shared()) {
            GoldenTable table = new GoldenTable(new AttackGolden().comparisons());
            List<GoldenRow> rows = directory.entries().stream()
                    .filter(entry -> entry.section().equals("F")
                            && entry.method().startsWith("deepfool")
                            && entry.network().equals("resnet20_cifar10"))
                    .flatMap(entry -> table.compare(entry).stream())
                    .toList();
            assertThat(rows).hasSizeGreaterThan(12).allMatch(row -> row.outcome() == GoldenRow.Outcome.PASS);
        }
    }
}
