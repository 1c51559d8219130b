package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.modelaudit.audit.RecallingMeasurer.Looked;
import org.modelaudit.gate.BaselineValues;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.result.LedgerUse;

/** The other models that an audit holds the audited one against, while it runs; most audits have none. */
final class References {

    private final List<ReferenceRun> runs;

    /**
     * @param measuring makes what measures one of them
     */
    References(List<ReferenceModel> references, Function<ReferenceModel, ReferenceRun> measuring) {
        this.runs = references.stream().map(measuring).toList();
    }

    /** How many pictures can be looked at side by side with all of them. */
    int streams() {
        return lookedAt()
                .mapToInt(run -> run.reference().model().streams())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /**
     * Those with which pictures are looked at.
     *
     * @param number of the stream, from 0
     */
    List<ReferenceRun.Stream> streams(int number) {
        return lookedAt().map(run -> run.stream(number)).toList();
    }

    /**
     * Takes the next pictures.
     *
     * @param batch of consecutive pictures what each of {@link #streams(int)} saw
     */
    void book(List<List<Looked>> batch) {
        Iterator<ReferenceRun> run = lookedAt().iterator();
        for (int i = 0; run.hasNext(); i++) {
            int number = i;
            run.next().book(batch.stream().map(seen -> seen.get(number)).toList());
        }
    }

    private Stream<ReferenceRun> lookedAt() {
        return runs.stream().filter(ReferenceRun::isLookedAt);
    }

    /** Compares the parameters of each that was looked at with those at opening. */
    void verifyUnchanged() {
        lookedAt().forEach(run -> run.reference().model().verifyUnchanged());
    }

    /** The one that a requirement compares with; empty where it compares with none. */
    Optional<ReferenceRun> of(Requirement requirement) {
        return runs.stream().filter(run -> run.reference().isOf(requirement)).findFirst();
    }

    /**
     * What each requirement that compares with one of them is held against.
     *
     * @param own findings of the audited model, one for each requirement
     */
    Map<Requirement, BaselineValues> values(List<Requirement> requirements, List<Finding> own) {
        Map<Requirement, BaselineValues> values = new LinkedHashMap<>();
        for (int r = 0; r < requirements.size(); r++) {
            Requirement requirement = requirements.get(r);
            Finding finding = own.get(r);
            of(requirement)
                    .ifPresent(run -> values.put(
                            requirement, BaselineValues.of(run.reference().file(), run.finding(finding))));
        }
        return values;
    }

    /** The verdicts, which say so where a model was held against itself. */
    List<Verdict> told(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict.status() == Status.PASS
                                && of(verdict.requirement())
                                        .filter(run -> run.reference().same())
                                        .isPresent()
                        ? verdict.because("both files have the same bytes; " + verdict.reason())
                        : verdict)
                .toList();
    }

    /** The ledger as each model sees it that is measured, the audited one first. */
    List<AuditLedger> ledgers(AuditLedger own) {
        List<AuditLedger> ledgers = new ArrayList<>(List.of(own));
        lookedAt().map(run -> run.explainer().ledger()).forEach(ledgers::add);
        return ledgers;
    }

    /** With what they took from the ledger. */
    LedgerUse use(LedgerUse own) {
        return lookedAt().map(run -> run.explainer().ledger().use()).reduce(own, LedgerUse::plus);
    }

    /** What a reader must know of them. */
    List<String> remarks(Audit audit) {
        List<String> remarks = new ArrayList<>();
        runs.forEach(run -> remarks.addAll(new ReferenceCheck(audit, run.reference()).remarks()));
        return remarks;
    }
}
