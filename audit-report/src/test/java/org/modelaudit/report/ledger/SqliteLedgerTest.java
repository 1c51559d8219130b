package org.modelaudit.report.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.report.ledger.Rows.batch;
import static org.modelaudit.report.ledger.Rows.blob;
import static org.modelaudit.report.ledger.Rows.key;
import static org.modelaudit.report.ledger.Rows.outcome;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.LedgerException;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Box;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.ledger.KeptBatch;
import org.modelaudit.ledger.KeptExplanation;
import org.modelaudit.ledger.KeptOutcome;
import org.modelaudit.ledger.LedgerKey;
import org.modelaudit.metric.Outcome;

class SqliteLedgerTest extends LedgerInFolder {

    @Test
    void every_outcome_comes_back_with_all_of_its_bits() {
        List<KeptOutcome> all = List.of(
                outcome(0, Outcome.value(0.1)),
                outcome(1, Outcome.value(-0.0)),
                outcome(2, Outcome.value(Math.nextUp(1.0), new Box(0.1, 1.0 / 3, 10, 1e9))),
                outcome(3, Outcome.value(Double.MIN_VALUE)),
                outcome(4, Outcome.undefined("the heatmap is constant ∅")),
                outcome(5, Outcome.failed("It cannot be read.")));
        try (SqliteLedger ledger = open()) {
            ledger.keep(batch(all.toArray(new KeptOutcome[0])));
        }

        try (SqliteLedger again = open()) {
            Map<LedgerKey, KeptOutcome> found =
                    again.outcomes(IntStream.range(0, 7).mapToObj(i -> key(i)).toList());
            assertThat(found.values()).containsExactlyElementsOf(all);
        }
    }

    @Test
    void what_comes_later_takes_the_place_of_a_failure() {
        try (SqliteLedger ledger = open()) {
            ledger.keep(batch(outcome(1, Outcome.failed("It cannot be read."))));
            ledger.keep(batch(outcome(1, Outcome.value(0.5))));

            assertThat(ledger.outcomes(List.of(key(1))).values())
                    .extracting(KeptOutcome::outcome)
                    .containsExactly(Outcome.value(0.5));
        }
    }

    @Test
    void explanations_come_back_with_their_maps_or_their_reasons() {
        PictureSize size = new PictureSize(30, 20);
        Geometry geometry = new Geometry(size, new PictureSize(8, 8), 0.1, 1.0 / 3, -1.5, 0);
        List<KeptExplanation> all = List.of(
                new KeptExplanation(
                        key(1),
                        geometry,
                        new Prediction(3, 0.1),
                        2,
                        null,
                        new TreeMap<>(Map.of("residual", Double.NaN, "share", 0.1)),
                        new Heatmap(2, 1, new float[] {-0.0f, 0.1f})),
                new KeptExplanation(key(2), geometry, null, -1, "the scores are not finite", new TreeMap<>(), null),
                new KeptExplanation(key(3), geometry, new Prediction(0, 1), 0, null, new TreeMap<>(), null));
        try (SqliteLedger ledger = open()) {
            ledger.keep(new KeptBatch(List.of(), all, List.of(), Map.of()));
            Map<LedgerKey, KeptExplanation> found = ledger.explanations(List.of(key(1), key(2), key(3), key(4)));

            assertThat(found.values()).containsExactlyElementsOf(all);
            assertThat(all.get(2).explanation()).isEmpty();
        }
    }

    @Test
    void the_oldest_blobs_go_when_there_are_too_many_and_no_outcome_does() {
        try (SqliteLedger ledger = open()) {
            ledger.keep(batch(outcome(0, Outcome.value(1))));
            for (int i = 1; i <= 4; i++) {
                ledger.keep(blob(i, 40));
            }

            assertThat(IntStream.rangeClosed(1, 4)
                            .filter(i -> ledger.blob(key(i)).isPresent()))
                    .containsExactly(3, 4);
            assertThat(ledger.outcomes(List.of(key(0)))).hasSize(1);
            ledger.keep(blob(5, 101));
            assertThat(ledger.blob(key(5)))
                    .as("larger than all together may be")
                    .isEmpty();
        }
    }

    @Test
    void a_batch_is_kept_whole_or_not_at_all() throws SQLException {
        try (SqliteLedger ledger = open()) {
            ledger.keep(batch(outcome(1, Outcome.value(1))));
            sql(
                    "CREATE TRIGGER breaks BEFORE INSERT ON outcome WHEN new.sample = 'sample 3' BEGIN SELECT RAISE(ABORT, 'no'); END");

            assertThatThrownBy(() -> ledger.keep(batch(outcome(2, Outcome.value(1)), outcome(3, Outcome.value(1)))))
                    .isInstanceOf(LedgerException.class);

            assertThat(ledger.outcomes(List.of(key(1), key(2), key(3)))).containsOnlyKeys(key(1));
        }
    }

    @Test
    void several_threads_and_connections_lose_nothing() throws Exception {
        try (SqliteLedger one = open();
                SqliteLedger two = open()) {
            List<Thread> threads = IntStream.range(0, 4)
                    .mapToObj(t -> new Thread(() -> {
                        for (int i = 0; i < 25; i++) {
                            (t % 2 == 0 ? one : two).keep(batch(outcome(100 * t + i, Outcome.value(i))));
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(one.outcomes(
                            IntStream.range(0, 400).mapToObj(i -> key(i)).toList()))
                    .hasSize(100);
        }
    }
}
