package org.modelaudit.distribution;

import org.modelaudit.ledger.KeptBatch;

/** Takes what workers answer. For several threads. */
public interface Receiver {

    /**
     * Keeps what a worker computed, unless it computed something else than what would be computed here.
     *
     * @param worker for people
     */
    void keep(String worker, KeptBatch batch);

    /** Tells people why something is not computed there, a sentence. */
    void say(String sentence);
}
