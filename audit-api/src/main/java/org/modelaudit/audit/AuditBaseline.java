package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.comparison.Baseline;
import org.modelaudit.comparison.BaselineFile;
import org.modelaudit.comparison.BaselineMode;
import org.modelaudit.comparison.CommittedFiles;
import org.modelaudit.comparison.MetricBaseline;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.BaselineValues;
import org.modelaudit.gate.Comparison;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Verdict;
import org.modelaudit.result.ExplainerIdentity;
import org.modelaudit.result.VerdictSource;

/** The baseline of one audit while it runs: read before the first pass, compared with, and recorded where it is not there yet. */
final class AuditBaseline {

    private static final int LOWEST = 3;

    private final Audit declared;
    private final BaselineMode mode;
    private final @Nullable BaselineFile file;
    private final Optional<Baseline> known;
    private final Optional<String> text;
    private final SortedMap<String, String> conditions = new TreeMap<>();

    private AuditBaseline(
            Audit declared, BaselineMode mode, @Nullable BaselineFile file, ExplainerIdentity explainer, long seed) {
        this.declared = declared;
        this.mode = mode;
        this.file = file;
        this.known = file == null ? Optional.empty() : mode == BaselineMode.RECORD ? file.readIfWhole() : file.read();
        this.text = file == null ? Optional.empty() : file.text();
        if (file != null) {
            conditions.put("data", declared.data().digest());
            conditions.put("explainer", explainer.id());
            explainer.settings().forEach((name, value) -> conditions.put("explainer " + name, value));
            conditions.put("input", declared.model().input().toString());
            conditions.put("output", declared.model().output().meaning().toString());
            conditions.put("seed", Long.toString(seed));
        }
    }

    /**
     * @param declared the audit on all of its pictures
     * @throws ConfigurationException if the baseline cannot be compared with, or there is no place for one
     */
    static AuditBaseline of(Audit declared, AuditSettings settings, ExplainerIdentity explainer) {
        boolean compares = declared.requirements().stream().anyMatch(AuditBaseline::compares);
        CommittedFiles files = settings.files();
        if (!compares) {
            return new AuditBaseline(declared, BaselineMode.CHECK, null, explainer, settings.seed());
        }
        if (files == null) {
            throw new ConfigurationException(
                    "noWorseThanBaseline() needs a test whose name the baseline's file can carry, but the model of '%s' was opened by hand; use the model of a @ModelAudit test."
                            .formatted(declared.identity().id()));
        }
        AuditBaseline baseline = new AuditBaseline(
                declared,
                files.mode(),
                BaselineFile.of(files.baselines(), declared.identity().id()),
                explainer,
                settings.seed());
        baseline.verifyComparable();
        return baseline;
    }

    private static boolean compares(Requirement requirement) {
        Comparison comparison = requirement.threshold().comparison();
        return comparison != null && comparison.isWithBaseline();
    }

    private void verifyComparable() {
        if (known.isEmpty() || mode == BaselineMode.RECORD) {
            return;
        }
        List<String> differences = new ArrayList<>(known.get().differences(conditions));
        for (Requirement requirement : declared.requirements()) {
            if (compares(requirement)) {
                differences.addAll(known.get().differences(requirement.metric()));
            }
        }
        if (!differences.isEmpty()) {
            throw new ConfigurationException(
                    "The baseline '%s' was recorded under other conditions and cannot be compared with: %s; undo that, or accept it with -Dmodelaudit.baseline=record."
                            .formatted(path(), String.join("; ", differences)));
        }
    }

    private String path() {
        return file == null ? "" : file.path().toString();
    }

    /** What each comparing requirement is held against; one without values of its own is missing. */
    Map<Requirement, BaselineValues> values() {
        Map<Requirement, BaselineValues> values = new LinkedHashMap<>();
        if (mode != BaselineMode.RECORD && known.isPresent()) {
            for (Requirement requirement : declared.requirements()) {
                if (compares(requirement)) {
                    known.get()
                            .of(requirement.metric())
                            .ifPresent(metric -> values.put(
                                    requirement, new BaselineValues(known.get().model(), metric.values())));
                }
            }
        }
        return values;
    }

    /** The file as it was read, where anything is compared with it. */
    Optional<VerdictSource> source() {
        return file == null || values().isEmpty()
                ? Optional.empty()
                : text.map(whole -> new VerdictSource(VerdictSource.Kind.BASELINE, file.path(), whole));
    }

    /**
     * Records what could not be compared, if it may.
     *
     * @param whole whether every picture was looked at and the maps mean something
     * @return the verdicts, those that were recorded with what became of them
     */
    List<Verdict> recorded(List<Verdict> verdicts, boolean whole) {
        if (file == null) {
            return verdicts;
        }
        List<MetricBaseline> fresh = verdicts.stream()
                .filter(verdict -> isMissing(verdict) && whole && isWhole(verdict))
                .map(verdict -> MetricBaseline.of(verdict.finding()))
                .toList();
        String trouble = mode == BaselineMode.CHECK || fresh.isEmpty() ? "" : write(file, fresh);
        return verdicts.stream()
                .map(verdict -> isMissing(verdict) ? missing(verdict, whole && isWhole(verdict), trouble) : verdict)
                .toList();
    }

    private static boolean isMissing(Verdict verdict) {
        return compares(verdict.requirement()) && verdict.comparison() == null;
    }

    private static boolean isWhole(Verdict verdict) {
        return verdict.n() > 0
                && verdict.finding().shareWithoutValue()
                        <= verdict.requirement().threshold().undefinedLimit();
    }

    private Verdict missing(Verdict verdict, boolean whole, String trouble) {
        if (mode == BaselineMode.CHECK) {
            return verdict.inconclusive(
                    "there is no baseline of it in '%s' and this run may not record one".formatted(path()),
                    "run the test on your machine, look at the file and commit it");
        }
        if (!whole) {
            return verdict.inconclusive(
                    (mode == BaselineMode.RECORD
                                    ? "no baseline of it was recorded in '%s'"
                                    : "there is no baseline of it in '%s' and none was recorded")
                            .formatted(path()),
                    "audit all pictures, nearly all of them with a value, by an explainer that passes its sanity check");
        }
        return trouble.isEmpty()
                ? verdict.inconclusive(
                        "nothing was compared: a baseline with a mean of %s was recorded in '%s'"
                                .formatted(
                                        Numbers.plain(MetricBaseline.of(verdict.finding())
                                                .mean()),
                                        path()),
                        "look at it and commit it, the next run compares")
                : verdict.inconclusive("nothing was compared: " + trouble, "run again");
    }

    /** Writes what is accepted; trouble with the file is part of the verdict, so that nothing else that was measured is lost. */
    private String write(BaselineFile target, List<MetricBaseline> fresh) {
        Baseline next = mode == BaselineMode.AUTO && known.isPresent()
                ? known.get().with(fresh)
                : new Baseline(declared.identity().id(), facts(), conditions, fresh);
        try {
            target.write(next);
        } catch (ConfigurationException e) {
            String sentence = String.valueOf(e.getMessage());
            return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        }
        Progress.say(accepted(fresh));
        return "";
    }

    private SortedMap<String, String> facts() {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put(Baseline.MODEL, declared.model().identity().file());
        facts.put("model sha256", declared.model().identity().sha256());
        facts.put("set", declared.data().name());
        facts.put("samples", Integer.toString(declared.data().size()));
        facts.put("engine", declared.model().engine());
        facts.put("device", declared.model().device().toString());
        return facts;
    }

    /** What is accepted by whoever commits the file. */
    private List<String> accepted(List<MetricBaseline> fresh) {
        List<String> lines = new ArrayList<>();
        lines.add("BASELINE  %s: recorded in '%s'; commit it if this is acceptable"
                .formatted(declared.identity().title(), path()));
        for (MetricBaseline metric : fresh) {
            String was = known.flatMap(
                            old -> old.metrics().stream().filter(metric::isSame).findFirst())
                    .map(old -> ", was " + Numbers.plain(old.mean()))
                    .orElse("");
            lines.add("  %s: mean %s%s over %d pictures, %d without a value; lowest %s"
                    .formatted(
                            metric.name(),
                            Numbers.plain(metric.mean()),
                            was,
                            metric.values().size(),
                            metric.without().size(),
                            lowest(metric)));
        }
        return lines;
    }

    private static String lowest(MetricBaseline metric) {
        return String.join(
                ", ",
                metric.values().entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .limit(LOWEST)
                        .map(entry -> entry.getKey() + " " + Numbers.plain(entry.getValue()))
                        .toList());
    }
}
