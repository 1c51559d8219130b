package org.modelaudit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.LedgerException;

class RunLedgerTest {

    private static final LedgerKey KEY = LedgerKey.of("attack");
    private static final byte[] BLOB = {1, 2, 3};
    private static final KeptBatch BATCH = new KeptBatch(List.of(), List.of(), List.of(), Map.of(KEY, BLOB));

    private static RunLedger of(Ledger ledger) {
        return RunLedger.of(new LedgerSettings(Optional.of(Path.of("ledger")), 1, 0), settings -> ledger);
    }

    @Test
    void the_first_trouble_is_told_and_not_what_comes_of_it() {
        List<RunLedger> run = new ArrayList<>();
        MemoryLedger broken = new MemoryLedger() {
            @Override
            public Map<LedgerKey, KeptOutcome> outcomes(Collection<LedgerKey> keys) {
                run.get(0).explanations(keys);
                throw new LedgerException("It is closed.");
            }
        };
        broken.fail("Its disk is full.");
        run.add(of(broken));

        run.get(0).outcomes(List.of(LedgerKey.of("a")));

        assertThat(run.get(0).trouble()).contains("Its disk is full.");
    }

    @Test
    void one_that_cannot_be_closed_fails_no_run() {
        RunLedger run = of(new MemoryLedger() {
            @Override
            public void close() {
                throw new LedgerException("It cannot be closed.");
            }
        });
        assertThat(run.isOpen()).isTrue();

        run.close();

        assertThat(run.trouble()).contains("It cannot be closed.");
        assertThat(run.isOpen()).isFalse();
    }

    @Test
    void where_its_store_cannot_be_opened_it_goes_on_with_another_and_still_tells_why() {
        MemoryLedger other = new MemoryLedger();
        RunLedger run = RunLedger.of(new LedgerSettings(Optional.of(Path.of("ledger")), 1, 3), settings -> {
                    throw new LedgerException("It is a database of something else.");
                })
                .orElse(other);

        run.keep(BATCH);

        assertThat(run.isOpen()).isTrue();
        assertThat(run.blob(KEY)).contains(BLOB);
        assertThat(other.blob(KEY)).contains(BLOB);
        assertThat(run.trouble()).contains("It is a database of something else.");
        assertThat(run.verify()).isEqualTo(3);
    }

    @Test
    void what_its_store_fails_to_keep_another_keeps() {
        MemoryLedger broken = new MemoryLedger();
        MemoryLedger other = new MemoryLedger();
        RunLedger run = of(broken).orElse(other);
        assertThat(run.isOpen()).isTrue();
        broken.fail("Its disk is full.");

        run.keep(BATCH);

        assertThat(other.blob(KEY)).contains(BLOB);
        assertThat(run.trouble()).contains("Its disk is full.");
    }

    @Test
    void where_both_fail_nothing_is_kept_and_the_first_trouble_is_told() {
        MemoryLedger broken = new MemoryLedger();
        MemoryLedger other = new MemoryLedger();
        broken.fail("Its disk is full.");
        other.fail("So is this.");
        RunLedger run = of(broken).orElse(other);

        run.keep(BATCH);

        assertThat(run.isOpen()).isFalse();
        assertThat(run.trouble()).contains("Its disk is full.");
    }

    @Test
    void where_no_store_is_set_it_takes_the_other_and_nothing_is_wrong() {
        MemoryLedger other = new MemoryLedger();
        RunLedger run = RunLedger.of(new LedgerSettings(Optional.empty(), 1, 3), settings -> {
                    throw new AssertionError("There is nothing to open.");
                })
                .orElse(other);

        run.keep(BATCH);

        assertThat(other.blob(KEY)).contains(BLOB);
        assertThat(run.trouble()).isEmpty();
        assertThat(run.verify()).isEqualTo(3);
    }
}
