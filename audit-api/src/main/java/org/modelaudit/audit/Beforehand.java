package org.modelaudit.audit;

import java.util.List;
import java.util.function.Consumer;
import org.modelaudit.data.AuditSample;

/** What is done about an audit's pictures before it looks at them: nothing, unless the run is distributed. */
interface Beforehand {

    /** Nothing. */
    Beforehand NOTHING = pictures -> {};

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
