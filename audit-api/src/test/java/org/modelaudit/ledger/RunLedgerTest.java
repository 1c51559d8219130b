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
}
