package org.modelaudit.audit;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.modelaudit.data.AuditSample;
import org.modelaudit.distribution.Distribution;

/** What is done about an audit's pictures before it looks at them: nothing, unless the run is distributed. */
interface Beforehand {

    /** Nothing. */
    Beforehand NOTHING = pictures -> {};

    /**
     * What a run's distribution asks for.
     *
     * @param test JUnit's unique id of the test whose audits these are
     * @param parameters with which it runs
     */
    static Beforehand of(
            Distribution distribution,
            String test,
            Supplier<SortedMap<String, String>> parameters,
            Progress.Style style) {
        return distribution
                .assignment()
                .<Beforehand>map(AssignedPictures::new)
                .or(() -> distribution
                        .executor()
                        .map(executor -> new DistributedPictures(distribution, executor, test, parameters, style)))
                .orElse(NOTHING);
    }

    /**
     * @throws NotJudgedError if the audit is not to be judged in this process
     */
    void look(Pictures pictures);

    /**
     * Before what is found of a set as a whole, which has no outcomes that others could compute.
     *
     * @throws NotJudgedError if it is not to be found in this process
     */
    default void study() {}

    /**
     * Those of one audit.
     *
     * @param audit as it will run
     * @param order in which it looks at them
     * @param stopping whether it may stop before the last
     * @param ledgers that it recalls outcomes from: its own, and of each model that it is compared with
     * @param measure computes and keeps the outcomes of some
     */
    record Pictures(
            Audit audit,
            List<AuditSample> order,
            boolean stopping,
            List<AuditLedger> ledgers,
            Consumer<List<AuditSample>> measure) {}
}
