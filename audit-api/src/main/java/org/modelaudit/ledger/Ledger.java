package org.modelaudit.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * A store of what audits found out. Several threads, and several processes, may use one at a time: whatever a call has kept is there
 * for all of them, and after a crash.
 *
 * <p>Every method throws a {@link org.modelaudit.error.LedgerException} if the store fails; what it kept before stays.
 */
public interface Ledger extends AutoCloseable {

    /** The outcomes that are kept under these keys, as far as there are some. */
    Map<LedgerKey, KeptOutcome> outcomes(Collection<LedgerKey> keys);

    /** The explanations that are kept under these keys, as far as there are some. */
    Map<LedgerKey, KeptExplanation> explanations(Collection<LedgerKey> keys);

    /** Something larger that was kept, unless it had to go for newer ones. */
    Optional<byte[]> blob(LedgerKey key);

    /** Keeps all of it or nothing. It takes the place of what is kept under the same keys. */
    void keep(KeptBatch batch);

    @Override
    void close();
}
