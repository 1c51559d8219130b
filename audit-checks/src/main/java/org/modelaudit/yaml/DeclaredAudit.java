package org.modelaudit.yaml;

import static org.modelaudit.checks.Audits.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.modelaudit.assertions.ExplanationsAssert;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Check;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Metric;
import org.modelaudit.yaml.text.Place;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.text.YamlValue.Mapping;
import org.modelaudit.yaml.text.YamlValue.Sequence;
import org.modelaudit.yaml.words.Keys;
import org.modelaudit.yaml.words.Pictures;
import org.modelaudit.yaml.words.Reading;
import org.modelaudit.yaml.words.Recipe;
import org.modelaudit.yaml.words.Requirements;
import org.modelaudit.yaml.words.Subject;

/** One audit of a file, said to the fluent chain word by word. */
final class DeclaredAudit {

    /** Keys that say what a method of the chain says. */
    static final String EXPLAINED_BY = "explainedBy";

    static final String ON = "on";
    static final String REQUIRES = "requires";
    static final String PASSES = "passes";
    static final String SLICES = "inEachSlice";
    static final String BECAUSE = "because";
    static final List<String> FLAGS = List.of("requiresSaneExplainer", "regardlessOfSanity", "holmCorrected");

    private final Mapping keys;
    private final YamlValue explainer;

    /**
     * @param explainer one of those that the audit names; null for the only one
     */
    DeclaredAudit(Mapping keys, @Nullable YamlValue explainer) {
        this.keys = Keys.known("An audit", keys, keys());
        this.explainer = explainer != null
                ? explainer
                : keys.get(EXPLAINED_BY)
                        .orElseThrow(
                                () -> keys.place()
                                        .mistake(
                                                "The audit does not say what it is `explainedBy`; add an explainer, such as gradCam."));
    }

    /** Every key of an audit. */
    static Set<String> keys() {
        Set<String> keys = new TreeSet<>(FLAGS);
        keys.addAll(List.of(
                AuditFile.NAME,
                AuditFile.TAGS,
                AuditFile.REQUIREMENTS,
                AuditFile.BUDGET,
                EXPLAINED_BY,
                ON,
                REQUIRES,
                PASSES,
                SLICES,
                BECAUSE));
        return keys;
    }

    /** What it requires, read as far as that goes without a model; so a wrong word is told before a model is opened. */
    Declaration read() {
        Recipe map = Reading.call("`explainedBy`", explainer, Explainer.class);
        Recipe pictures = keys.get(ON).map(value -> Pictures.of("`on`", value)).orElse(Subject::pictures);
        List<Requirements> requirements = new ArrayList<>();
        keys.get(REQUIRES)
                .ifPresent(value -> list(REQUIRES, value).forEach(one -> requirements.add(Requirements.read(one))));
        List<Recipe> checks = new ArrayList<>();
        keys.get(PASSES)
                .ifPresent(value ->
                        Keys.each(value).forEach(one -> checks.add(Reading.call("`passes`", one, Check.class))));
        Set<String> flags = new LinkedHashSet<>();
        FLAGS.forEach(flag -> keys.get(flag)
                .filter(value -> Keys.flag("`" + flag + "`", value))
                .ifPresent(value -> flags.add(flag)));
        if (requirements.isEmpty() && checks.isEmpty() && !flags.contains("requiresSaneExplainer")) {
            throw place().mistake(
                            "The audit requires nothing, so it would pass whatever the model does; add `requires`.");
        }
        String reason = keys.get(BECAUSE)
                .map(value -> Keys.text("`because`", value).strip())
                .orElse("");
        return new Declaration(map, pictures, requirements, checks, flags, AuditFile.texts(keys, SLICES), reason);
    }

    /** Where its explainer is named. */
    Place explained() {
        return explainer.place();
    }

    private Place place() {
        return keys.keyPlace(AuditFile.NAME);
    }

    private static List<YamlValue> list(String key, YamlValue value) {
        if (value instanceof Sequence list) {
            return list.values();
        }
        throw value.place().mistake("`%s` takes a list, each metric behind a `-`, but is %s.", key, value.kind());
    }

    /** The chain's links, ready to be said. */
    record Declaration(
            Recipe explainer,
            Recipe pictures,
            List<Requirements> requirements,
            List<Recipe> checks,
            Set<String> flags,
            Set<String> slices,
            String reason) {

        /** Says them to the chain, which books the audit in the session of the subject's model. */
        void declare(Subject subject) {
            ExplanationsAssert chain = assertThat(subject.model())
                    .on((AuditSet) pictures.make(subject))
                    .explainedBy((Explainer) explainer.make(subject));
            if (flags.contains("holmCorrected")) {
                chain.holmCorrected();
            }
            if (flags.contains("regardlessOfSanity")) {
                chain.regardlessOfSanity();
            }
            slices.forEach(chain::inEachSlice);
            chain.because(reason);
            if (flags.contains("requiresSaneExplainer")) {
                chain.requiresSaneExplainer();
            }
            for (Requirements one : requirements) {
                one.place()
                        .asking(() -> chain.has((Metric) one.metric().make(subject), (Threshold)
                                one.threshold().make(subject)));
            }
            checks.forEach(check -> chain.passes((Check) check.make(subject)));
        }
    }
}
