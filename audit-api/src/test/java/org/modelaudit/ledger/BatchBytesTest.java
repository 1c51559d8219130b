package org.modelaudit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Box;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.PassCount;

class BatchBytesTest {

    private static final LedgerKey CONTEXT = LedgerKey.of("context");

    private static KeptOutcome outcome(String sample, Outcome outcome) {
        return new KeptOutcome(
                LedgerKey.of(sample),
                CONTEXT,
                sample,
                outcome,
                new PassCount(1, 2, 3, 4),
                Instant.parse("2026-01-02T03:04:05.678Z"));
    }

    private final KeptBatch batch = new KeptBatch(
            List.of(new KeptContext(CONTEXT, new TreeMap<>(Map.of("metric", "größer", "model", "")))),
            List.of(new KeptExplanation(
                    LedgerKey.of("explanation"),
                    new Geometry(new PictureSize(8, 6), new PictureSize(4, 4), 0.5, 0.1, -1, 0),
                    new Prediction(3, 0.1),
                    3,
                    null,
                    new TreeMap<>(Map.of("noise", 1e-300)),
                    new Heatmap(2, 1, new float[] {0.1f, -0.0f}))),
            List.of(
                    outcome("value", Outcome.value(0.1 + 0.2)),
                    outcome("region", Outcome.value(1, new Box(0.25, 1, 2, 3))),
                    outcome("undefined", Outcome.undefined("the map is constant")),
                    outcome("failed", Outcome.failed("the picture 'é.png' is cut off"))),
            Map.of(LedgerKey.of("attack"), new byte[] {0, -1, 7}));

    @Test
    void what_is_read_is_what_was_written_to_the_last_bit() {
        KeptBatch read = BatchBytes.read(BatchBytes.of(batch));

        assertThat(read.contexts()).isEqualTo(batch.contexts());
        assertThat(read.outcomes()).isEqualTo(batch.outcomes());
        assertThat(read.explanations())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(batch.explanations());
        assertThat(read.blobs()).hasSize(1);
        assertThat(read.blobs().get(LedgerKey.of("attack"))).containsExactly(0, -1, 7);
    }

    @Test
    void other_bytes_are_refused() {
        byte[] whole = BatchBytes.of(batch);

        assertThatThrownBy(() -> BatchBytes.read(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BatchBytes.read("something else".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatever_is_wrong_with_them_they_are_read_or_refused() {
        byte[] whole = BatchBytes.of(batch);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> BatchBytes.read(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int at = 0; at < whole.length; at++) {
            for (int other : new int[] {0, 0x20, 0x7F, 0x80, 0xFF}) {
                byte[] changed = whole.clone();
                changed[at] = (byte) other;
                assertThat(refusal(changed))
                        .as("byte %d as %d", at, other)
                        .satisfiesAnyOf(
                                none -> assertThat(none).isNull(),
                                refused -> assertThat(refused).isInstanceOf(IllegalArgumentException.class));
            }
        }
    }

    private static @Nullable Throwable refusal(byte[] bytes) {
        return catchThrowable(() -> BatchBytes.read(bytes));
    }
}
