package org.modelaudit.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.record.RecordedAudit;

/**
 * What must be the same in two audits for their values to be comparable: the explainer with its settings, what the model gets and what its
 * output means, and the seed. Two models may name their layers as they like, so another layer is a remark.
 */
final class AuditConditions {

    private static final Set<String> LAYER = Set.of("layer", "layers", "map", "map at");
    private static final Set<String> SAME = Set.of("input", "output", "seed");
    /** Results do not depend on it. */
    private static final Set<String> NO_MATTER = Set.of("batch");

    private AuditConditions() {}

    /** Why the two cannot be compared, one clause each; empty if they can. */
    static List<String> refusals(RecordedAudit before, RecordedAudit after) {
        List<String> refusals = new ArrayList<>();
        String explainer = difference(
                "the explainer", before.explainer().id(), after.explainer().id());
        if (!explainer.isEmpty()) {
            refusals.add(explainer);
        } else {
            refusals.addAll(differences(
                    "explainer ",
                    before.explainer().settings(),
                    after.explainer().settings(),
                    LAYER,
                    false));
        }
        refusals.addAll(differences("", before.environment(), after.environment(), SAME, true));
        return refusals;
    }

    /** What else differs, a sentence each. */
    static List<String> remarks(RecordedAudit before, RecordedAudit after) {
        List<String> clauses = new ArrayList<>();
        if (before.explainer().id().equals(after.explainer().id())) {
            clauses.addAll(differences(
                    "explainer ",
                    before.explainer().settings(),
                    after.explainer().settings(),
                    LAYER,
                    true));
        }
        Set<String> others = new TreeSet<>(SAME);
        others.addAll(NO_MATTER);
        clauses.addAll(differences("", before.environment(), after.environment(), others, false));
        return clauses.stream()
                .map(clause -> "Not the same in both records: " + clause + ".")
                .toList();
    }

    /**
     * What differs, one clause each, such as {@code explainer layer was 'layer4', is 'layer3'}.
     *
     * @param prefix of each name
     * @param names which to look at
     * @param those whether just the named ones, or all others
     */
    static List<String> differences(
            String prefix, Map<String, String> before, Map<String, String> after, Set<String> names, boolean those) {
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        List<String> clauses = new ArrayList<>();
        for (String name : all) {
            if (names.contains(name) == those) {
                String clause = difference(prefix + name, before.get(name), after.get(name));
                if (!clause.isEmpty()) {
                    clauses.add(clause);
                }
            }
        }
        return clauses;
    }

    static String difference(String name, @Nullable String before, @Nullable String after) {
        return before != null && before.equals(after)
                ? ""
                : "%s was %s, is %s".formatted(name, quoted(before), quoted(after));
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "not stated" : "'" + value + "'";
    }
}
