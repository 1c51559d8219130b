package org.modelaudit.result;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.modelaudit.model.PassCount;

/**
 * The circumstances of an audit, and what it cost.
 *
 * @param environment engine, device, input, seed and versions, in the order in which they are shown
 * @param remarks what a reader should know about the model and the data
 * @param passes work that this audit made the model do, and those that it is compared with
 * @param duration wall-clock time
 * @param ledger what was not computed again
 * @param sources files beside the tests that its verdicts rest on: a baseline, waivers; often none
 */
public record RunFacts(
        Map<String, String> environment,
        List<String> remarks,
        PassCount passes,
        Duration duration,
        LedgerUse ledger,
        List<VerdictSource> sources) {

    /** Of an audit that computed everything. */
    public RunFacts(Map<String, String> environment, List<String> remarks, PassCount passes, Duration duration) {
        this(environment, remarks, passes, duration, LedgerUse.none(), List.of());
    }

    public RunFacts {
        remarks = List.copyOf(remarks);
        sources = List.copyOf(sources);
    }
}
