package org.modelaudit.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.modelaudit.data.PictureSamples;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Verdict;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.AuditSubject;
import org.modelaudit.result.ExplainerIdentity;
import org.modelaudit.result.LedgerUse;
import org.modelaudit.result.ModelCheck;
import org.modelaudit.result.PictureChoice;
import org.modelaudit.result.RunFacts;
import org.modelaudit.study.Study;
import org.modelaudit.study.StudyMetric;

/**
 * Carries out an audit of a set as a whole. It looks at every picture whatever the profile says, because no interval tells what those left
 * out would change; and it keeps nothing in the ledger, because what it finds belongs to no single picture.
 */
final class StudyRunner {

    private final AuditSettings settings;
    private final Reporters reporters;

    StudyRunner(AuditSettings settings, Reporters reporters) {
        this.settings = settings;
        this.reporters = reporters;
    }

    /**
     * @throws org.modelaudit.error.AuditException if the audit cannot be carried out
     */
    <F> AuditResult run(StudyAudit<F> audit) {
        AuditedModel model = audit.model();
        Study<F> study = audit.study();
        List<StudyMetric<F>> metrics = audit.metrics();
        String title = "'" + audit.identity().title() + "'";
        SubjectCheck.verifyClasses(audit.data(), model.classes());
        metrics.forEach(metric -> metric.verifyMeaning(model));
        long start = System.nanoTime();
        SpentPasses spent = new SpentPasses(model, List.of());
        int pictures = PictureSamples.of(audit.data()).size();
        StreamedSet set = new StreamedSet(
                settings,
                audit.identity().title(),
                model,
                audit.data(),
                done -> settings.budget().verifySpent(title, spent.count(), done, pictures));
        ExplainerIdentity identity =
                new ExplainerIdentity(study.id(), study.name(), new TreeMap<>(study.settings(model)));
        study.verify(set, metrics);
        Cost cost = study.costPerPicture(set, metrics).times(pictures);
        settings.budget().verifyPlanned(title, cost, pictures);
        AuditWaivers waivers = AuditWaivers.of(audit.identity().id(), audit.requirements(), settings);
        List<String> plan = List.of("%s: %d pictures of %s as a whole, costs %s%s"
                .formatted(
                        audit.identity().title(), pictures, audit.data().name(), cost.isKnown() ? "up to " : "", cost));
        if (settings.dryRun()) {
            Progress.say(plan);
            throw DryRun.planned(audit.identity().title());
        }
        Progress.announce(settings.progress(), plan);
        F found = study.examine(set, metrics);
        model.verifyUnchanged();
        ModelCheck check = ModelCheck.of(model);
        List<Verdict> verdicts = waivers.applied(audit.required().stream()
                .map(required -> verdict(required.requirement(), required.metric(), found))
                .toList());
        AuditResult result = new AuditResult(
                audit.identity(),
                AuditSubject.of(
                        model,
                        audit.data(),
                        new PictureChoice("all of them", audit.data().size()),
                        check),
                identity,
                verdicts,
                set.summaries(new SliceNames(audit.data())),
                new RunFacts(
                        RunEnvironment.of(settings, model, LedgerUse.none()),
                        remarks(audit, set, study.remarks(found)),
                        spent.count(),
                        Duration.ofNanos(System.nanoTime() - start),
                        LedgerUse.none(),
                        waivers.source().map(List::of).orElse(List.of())));
        reporters.report(result, DisclosedEvidence.of(new StudyEvidence<>(study, found, set), settings.pictures()));
        Progress.announce(settings.progress(), ResultLines.of(result));
        Progress.say(WaivedLines.of(result));
        return result;
    }

    private <F> Verdict verdict(Requirement requirement, StudyMetric<F> metric, F found) {
        List<SampleResult> results = metric.measure(found);
        results.forEach(result -> OwnRange.verify(metric.description(), result.sampleId(), result.outcome()));
        return Verdict.of(requirement, new Finding(requirement.metric(), results, settings.seed()));
    }

    private <F> List<String> remarks(StudyAudit<F> audit, StreamedSet set, List<String> found) {
        List<String> remarks = new ArrayList<>(audit.model().remarks());
        remarks.addAll(audit.data().remarks());
        remarks.addAll(SubjectCheck.foreignRemarks(audit.data(), audit.model().classes()));
        remarks.addAll(found);
        if (settings.profile().samples() < audit.data().size()) {
            remarks.add(
                    "all pictures were looked at, whatever the profile says: what is found of a set as a whole has no interval");
        }
        Optional<String> broken = set.unreadable().stream().findFirst();
        broken.ifPresent(first -> remarks.add("%d pictures were left out because they cannot be read, such as: %s"
                .formatted(set.unreadable().size(), first)));
        return remarks;
    }
}
