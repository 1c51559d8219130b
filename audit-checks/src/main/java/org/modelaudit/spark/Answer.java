package org.modelaudit.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.modelaudit.distribution.Receiver;
import org.modelaudit.ledger.BatchBytes;

/**
 * What comes back of a partition.
 *
 * @param worker the executor, for people
 * @param batch what is to be kept; null where nothing was computed
 * @param refusal why not, a sentence; null where something was
 */
record Answer(
        String worker, @Nullable Bytes batch, @Nullable String refusal) implements Serializable {

    void tell(Receiver receiver) {
        if (batch != null) {
            receiver.keep(worker, BatchBytes.read(batch.content()));
        } else {
            receiver.say("%s computes none of its pictures: %s".formatted(worker, refusal));
        }
    }
}
