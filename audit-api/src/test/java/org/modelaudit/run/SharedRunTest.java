package org.modelaudit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.modelaudit.distribution.Distribution;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.RunLedger;

class SharedRunTest {

    private static final LedgerSettings NO_FILE = new LedgerSettings(Optional.empty(), 1, 3);

    @Test
    void what_is_distributed_comes_back_although_no_ledger_is_set_and_is_verified_as_asked() {
        RunLedger ledger = SharedRun.ledger(Distribution.over(new Nobody()), NO_FILE);

        assertThat(ledger.isOpen()).isTrue();
        assertThat(ledger.verify()).isEqualTo(3);
    }

    @Test
    void one_process_keeps_nothing_unless_it_is_told_where() {
        assertThat(SharedRun.ledger(Distribution.none(), NO_FILE).isOpen()).isFalse();
    }
}
