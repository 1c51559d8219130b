package org.modelaudit.distribution;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.modelaudit.ledger.Ledger;

/** What a worker runs a test for: outcomes of pictures that it is told bit by bit. */
public interface Assignment {

    /** Id of the audit that is meant; the test's others are passed over. */
    String audit();

    /** Where a model file of the driver lies here. */
    Path model(Path file);

    /** Takes what is computed. */
    Ledger ledger();

    /**
     * Has pictures looked at until there are no more.
     *
     * @param look computes and keeps the outcomes of the samples with these ids
     */
    void serve(Consumer<List<String>> look);
}
