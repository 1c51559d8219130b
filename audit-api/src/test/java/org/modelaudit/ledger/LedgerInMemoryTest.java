package org.modelaudit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;

class LedgerInMemoryTest {

    private static final PictureSize SIZE = new PictureSize(2, 2);

    /** Of 16 bytes. */
    private static KeptExplanation explanation(String name) {
        return new KeptExplanation(
                LedgerKey.of(name),
                new Geometry(SIZE, SIZE, 1, 1, 0, 0),
                new Prediction(0, 0.9),
                0,
                null,
                new TreeMap<>(),
                new Heatmap(2, 2, new float[] {1, 2, 3, 4}));
    }

    private static void keep(LedgerInMemory ledger, KeptExplanation explanation) {
        ledger.keep(new KeptBatch(List.of(), List.of(explanation), List.of(), Map.of()));
    }

    private static void keep(LedgerInMemory ledger, String name, int bytes) {
        ledger.keep(new KeptBatch(List.of(), List.of(), List.of(), Map.of(LedgerKey.of(name), new byte[bytes])));
    }

    @Test
    void the_eldest_map_goes_first_and_what_is_said_with_it_stays() {
        LedgerInMemory ledger = new LedgerInMemory(32);
        KeptExplanation a = explanation("a");
        keep(ledger, a);
        keep(ledger, explanation("b"));
        // Again, which takes no further room.
        keep(ledger, explanation("b"));
        assertThat(ledger.explanations(List.of(a.key()))).containsEntry(a.key(), a);

        keep(ledger, explanation("c"));

        assertThat(ledger.explanations(List.of(a.key()))).containsEntry(a.key(), a.withoutMap());
        assertThat(ledger.explanations(List.of(LedgerKey.of("b"), LedgerKey.of("c")))
                        .values())
                .hasSize(2)
                .allMatch(kept -> kept.map() != null);
    }

    @Test
    void blobs_and_maps_share_the_room() {
        LedgerInMemory ledger = new LedgerInMemory(32);
        keep(ledger, "a", 10);
        keep(ledger, "b", 10);
        keep(ledger, explanation("c"));

        assertThat(ledger.blob(LedgerKey.of("a"))).isEmpty();
        assertThat(ledger.blob(LedgerKey.of("b"))).isPresent();

        keep(ledger, "too large", 33);
        assertThat(ledger.blob(LedgerKey.of("b"))).isEmpty();
        assertThat(ledger.blob(LedgerKey.of("too large"))).isEmpty();
    }

    @Test
    void what_is_handed_over_is_held_no_longer() {
        LedgerInMemory ledger = new LedgerInMemory();
        keep(ledger, explanation("a"));
        keep(ledger, "b", 10);

        KeptBatch all = ledger.drain();

        assertThat(all.explanations()).containsExactly(explanation("a"));
        assertThat(all.blobs()).containsOnlyKeys(LedgerKey.of("b"));
        assertThat(ledger.drain().isEmpty()).isTrue();
    }
}
