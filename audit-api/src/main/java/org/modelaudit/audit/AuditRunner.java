package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.data.Slice;
import org.modelaudit.data.Slices;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.ExplainerDoubt;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Judge;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Verdict;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.AuditSubject;
import org.modelaudit.result.LedgerUse;
import org.modelaudit.result.ModelCheck;
import org.modelaudit.result.RunFacts;

/**
 * Carries out an audit: pictures stream by in batches, go through the model in groups of its own size, are explained once and
 * measured by every metric, then the findings are judged and reported.
 */
final class AuditRunner {

    private final AuditSettings settings;
    private final ExplanationCache cache;
    private final RunLedger ledger;
    private final Beforehand beforehand;
    private final Reporters reporters;

    AuditRunner(AuditSettings settings, ExplanationCache cache, List<AuditReporter> reporters) {
        this(settings, cache, RunLedger.none(), Beforehand.NOTHING, reporters);
    }

    AuditRunner(
            AuditSettings settings,
            ExplanationCache cache,
            RunLedger ledger,
            Beforehand beforehand,
            List<AuditReporter> reporters) {
        this.settings = settings;
        this.cache = cache;
        this.ledger = ledger;
        this.beforehand = beforehand;
        this.reporters = new Reporters(reporters);
    }

    /**
     * @throws org.modelaudit.error.AuditException if the audit cannot be carried out
     */
    <F> AuditResult run(StudyAudit<F> audit) {
        beforehand.study();
        return new StudyRunner(settings, reporters).run(audit);
    }

    /** Where a reader finds what was written of the last audit. */
    List<String> written() {
        return reporters.written();
    }

    /**
     * @throws org.modelaudit.error.AuditException if the audit cannot be carried out
     */
    AuditResult run(Audit asked) {
        Audit declared = asked.resolved();
        List<ReferenceModel> others = ReferenceModel.of(declared);
        others.forEach(other -> new ReferenceCheck(declared, other).verify());
        AuditPlan plan = AuditPlan.of(declared, settings);
        Audit audit = plan.audit();
        AuditedModel model = audit.model();
        SubjectCheck.verify(audit);
        audit.requirements().forEach(requirement -> requirement.metric().verifyMeaning(model, audit.explainer()));
        plan.verifyBudget();
        if (!settings.dryRun()) {
            Progress.announce(settings.progress(), plan.lines());
        }
        long start = System.nanoTime();
        List<Metric> metrics =
                audit.requirements().stream().map(Requirement::metric).toList();
        BatchExplainer explainer = new BatchExplainer(model, audit.explainer(), cache, ledger, metrics);
        SliceNames slices = new SliceNames(declared.data());
        RecallingMeasurer measurer = measurer(audit, model, metrics, explainer, slices);
        References references = new References(others, other -> reference(audit, other, slices));
        AuditBaseline baseline = AuditBaseline.of(declared, settings, explainer.identity());
        AuditWaivers waivers = AuditWaivers.of(declared, settings);
        Judge judge = judge(audit, declared.data(), baseline);
        Bookkeeping books = new Bookkeeping(audit.requirements(), measurer, references);
        Scoreboard scoreboard = books.scoreboard();
        EarlyStop stop = new EarlyStop(audit.requirements());
        List<AuditSample> order = stop.isAllowed()
                ? audit.data().inRandomOrder(settings.seed())
                : audit.data().samples();
        AuditWalk walk = new AuditWalk(settings, audit, measurer, references);
        Forecast forecast = new Forecast(audit, judge::verdicts, settings.seed());
        if (settings.dryRun()) {
            throw walk.planned(plan, order, books, forecast);
        }
        beforehand.look(new Beforehand.Pictures(
                audit, order, stop.isAllowed(), references.ledgers(explainer.ledger()), walk::fill));
        Stopwatch watch = walk.watch();
        walk.over(order, stop::next, batch -> {
            books.book(batch);
            plan.verifySpent(books.spent(), scoreboard.size());
            watch.lap(scoreboard.size())
                    .ifPresent(each -> Progress.announce(settings.progress(), forecast.ofLong(each, scoreboard)));
            int enough =
                    stop.decidedAfter(scoreboard.size(), n -> judge.verdicts(scoreboard.findings(n, settings.seed())));
            if (enough > 0) {
                scoreboard.keep(enough);
            }
            return enough == 0;
        });
        model.verifyUnchanged();
        ModelCheck check = ModelCheck.of(model);
        references.verifyUnchanged();
        List<Finding> findings = scoreboard.findings(scoreboard.size(), settings.seed());
        List<Verdict> judged = references.told(
                judge.against(references.values(audit.requirements(), findings)).verdicts(findings));
        ExplainerDoubt doubt = audit.doubt().after(judged);
        boolean whole = scoreboard.size() == declared.data().size() && !(doubt.counts() && doubt.reason() != null);
        List<Verdict> verdicts =
                waivers.applied(baseline.recorded(plan.judged(audit.doubt().over(judged)), whole));
        List<String> remarks = new ArrayList<>(model.remarks());
        remarks.addAll(audit.data().remarks());
        remarks.addAll(SubjectCheck.remarks(audit));
        remarks.addAll(references.remarks(audit));
        remarks.addAll(books.remarks());
        remarks.addAll(plan.remarks(scoreboard.size()));
        explainer.ledger().trouble().ifPresent(remarks::add);
        LedgerUse use = references.use(explainer.ledger().use());
        RunFacts facts = new RunFacts(
                RunEnvironment.of(settings, model, use),
                remarks,
                books.spent(),
                Duration.ofNanos(System.nanoTime() - start),
                use,
                Stream.of(baseline.source(), waivers.source())
                        .flatMap(Optional::stream)
                        .toList());
        AuditResult result = new AuditResult(
                audit.identity(),
                AuditSubject.of(model, audit.data(), plan.choice(scoreboard.size()), check),
                explainer.identity(),
                verdicts,
                scoreboard.summaries(),
                facts);
        reporters.report(
                result, DisclosedEvidence.of(new SampleEvidence(audit, explainer, references), settings.pictures()));
        Progress.announce(settings.progress(), ResultLines.of(result));
        Progress.say(WaivedLines.of(result));
        if (settings.suggest()) {
            Progress.say(SuggestionLines.of(result));
        }
        return result;
    }

    private ReferenceRun reference(Audit audit, ReferenceModel other, SliceNames slices) {
        BatchExplainer explainer = new BatchExplainer(other.model(), audit.explainer(), cache, ledger, other.metrics());
        return new ReferenceRun(other, explainer, measurer(audit, other.model(), other.metrics(), explainer, slices));
    }

    private RecallingMeasurer measurer(
            Audit audit, AuditedModel model, List<Metric> metrics, BatchExplainer explainer, SliceNames slices) {
        BatchExplainer afresh = new BatchExplainer(model, audit.explainer(), new ExplanationCache());
        KeptVerification verification = KeptVerification.of(
                ledger.verify(),
                audit.data().samples(),
                metrics,
                model.runSeed(),
                new BatchMeasurer(model, metrics, afresh));
        return new RecallingMeasurer(explainer, new BatchMeasurer(model, metrics, explainer), verification, slices);
    }

    /** Knows the slices of the declared set, so that one of which the profile looks at no picture is missed by name. */
    private static Judge judge(Audit audit, AuditSet declared, AuditBaseline baseline) {
        Map<String, List<Slice>> slices = new LinkedHashMap<>();
        for (Requirement requirement : audit.requirements()) {
            List<String> keys = new ArrayList<>(requirement.slicedBy());
            if (requirement.threshold().comparison() != null) {
                keys.addAll(Slices.keys(declared));
            }
            keys.forEach(key -> slices.computeIfAbsent(key, any -> Slices.of(declared, key)));
        }
        return new Judge(audit.requirements(), audit.holm(), slices, baseline.values());
    }

    /** Explains a set and hands over the samples that have a map, one by one; nothing is judged or reported. */
    void explain(AuditedModel model, AuditSet data, Explainer explainer, Consumer<Measurement> consumer) {
        BatchExplainer batches = new BatchExplainer(model, explainer, cache, ledger, List.of());
        String title = explainer.name() + " of " + data.name();
        new PictureStreams<Boolean>(settings, title, model.group(), 1)
                .walk(
                        data.samples(),
                        batches::read,
                        number -> pictures -> explain(batches, pictures, model, consumer),
                        () -> Integer.MAX_VALUE,
                        batch -> true);
    }

    private static boolean explain(
            BatchExplainer batches, ReadPictures pictures, AuditedModel model, Consumer<Measurement> consumer) {
        PreparedPictures prepared = pictures.get().pictures();
        try (NDManager scope = model.newManager()) {
            List<ExplainedSample> measurable = batches.explain(pictures.samples(), prepared, scope).stream()
                    .flatMap(answer -> answer.measurable().stream())
                    .toList();
            batches.measureEach(measurable, prepared, scope, measurement -> {
                consumer.accept(measurement);
                return measurement;
            });
        }
        return true;
    }
}
