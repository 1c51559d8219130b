package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.ModelException;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;

/** Whether the values of another model can be held against those of the audited one, and what a reader must know of it. */
final class ReferenceCheck {

    /** Where an explainer looks; unless a user names it, each model has its own. */
    private static final Pattern PLACE = Pattern.compile("(.* )?(layer|map)");

    /** The same among the settings of an explainer within another. */
    private static final Pattern PLACE_WITHIN = Pattern.compile("\\blayer=[^,}]*");

    private final Audit audit;
    private final AuditedModel audited;
    private final ReferenceModel reference;
    private final AuditedModel other;

    ReferenceCheck(Audit audit, ReferenceModel reference) {
        this.audit = audit;
        this.audited = audit.model();
        this.reference = reference;
        this.other = reference.model();
    }

    /**
     * Refuses before any pass what cannot be compared.
     *
     * @throws ConfigurationException if it is closed, prepares pictures otherwise, returns something of another meaning or for other
     *     classes, or is explained otherwise
     */
    void verify() {
        verifyOpen();
        if (!other.input().equals(audited.input())) {
            throw new ConfigurationException(
                    "'%s' and '%s', which it is compared with, prepare pictures otherwise, so that no difference would be the model's: %s, and the other %s; give both the same input."
                            .formatted(file(), reference.file(), audited.input(), other.input()));
        }
        if (other.output().meaning() != audited.output().meaning()) {
            throw new ConfigurationException(
                    "'%s' returns %s, and '%s', which it is compared with, %s; export both alike, or declare the output of either."
                            .formatted(
                                    file(),
                                    audited.output().meaning(),
                                    reference.file(),
                                    other.output().meaning()));
        }
        if (other.classes() != audited.classes()) {
            throw new ConfigurationException(
                    "'%s' has %d classes and '%s', which it is compared with, has %d; compare models of the same classes."
                            .formatted(file(), audited.classes(), reference.file(), other.classes()));
        }
        verifyExplainer();
        for (Metric metric : reference.metrics()) {
            named("The %s".formatted(metric.name()), () -> metric.verifyMeaning(other, audit.explainer()));
        }
    }

    private void verifyOpen() {
        try {
            other.newManager().close();
        } catch (IllegalStateException closed) {
            throw new ConfigurationException(
                    "The model '%s', which '%s' is compared with, is closed; keep it open until the audit has run."
                            .formatted(reference.file(), file()),
                    closed);
        }
    }

    private void verifyExplainer() {
        Map<String, String> own = audit.explainer().settings(audited);
        Map<String, String> others = new TreeMap<>();
        named(audit.explainer().name(), () -> others.putAll(audit.explainer().settings(other)));
        String differences = different(own, others).stream()
                .filter(key -> !PLACE.matcher(key).matches()
                        && !placeless(own.get(key)).equals(placeless(others.get(key))))
                .map(key -> difference(key, own, others))
                .collect(Collectors.joining("; "));
        if (!differences.isEmpty()) {
            throw new ConfigurationException(
                    "%s has other settings for '%s' than for '%s', which it is compared with: %s; state them, so that both are explained alike."
                            .formatted(audit.explainer().name(), file(), reference.file(), differences));
        }
    }

    private void named(String what, Runnable check) {
        try {
            check.run();
        } catch (ModelException e) {
            throw new ConfigurationException(
                    "%s cannot look at '%s', which '%s' is compared with: %s"
                            .formatted(what, reference.file(), file(), e.getMessage()),
                    e);
        }
    }

    private static Set<String> different(Map<String, String> own, Map<String, String> others) {
        Set<String> keys = new TreeSet<>(own.keySet());
        keys.addAll(others.keySet());
        keys.removeIf(key -> Objects.equals(own.get(key), others.get(key)));
        return keys;
    }

    private static String placeless(@Nullable String setting) {
        return setting == null ? "" : PLACE_WITHIN.matcher(setting).replaceAll("");
    }

    private static String difference(String key, Map<String, String> own, Map<String, String> others) {
        return "%s is %s and %s".formatted(key, quoted(own.get(key)), quoted(others.get(key)));
    }

    private static String quoted(@Nullable String setting) {
        return setting == null ? "not set" : "'" + setting + "'";
    }

    /** Which model it is, where the explainer looks at another place in it, and what it and its metrics say of it. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (reference.same()) {
            remarks.add(
                    "compared with %s, which has the bytes, the input and the output of '%s'; nothing was computed for it"
                            .formatted(other.identity(), file()));
            return remarks;
        }
        remarks.add("compared with %s".formatted(other.identity()));
        Map<String, String> own = audit.explainer().settings(audited);
        Map<String, String> others = audit.explainer().settings(other);
        String places = different(own, others).stream()
                .map(key -> difference(key, own, others))
                .collect(Collectors.joining("; "));
        if (!places.isEmpty()) {
            remarks.add("%s looks at different places in '%s' and '%s': %s"
                    .formatted(audit.explainer().name(), file(), reference.file(), places));
        }
        Set<String> said = new LinkedHashSet<>(other.remarks());
        reference.metrics().forEach(metric -> said.addAll(metric.remarks(other)));
        said.forEach(remark -> remarks.add("'%s': %s".formatted(reference.file(), remark)));
        return remarks;
    }

    private String file() {
        return audited.identity().file();
    }
}
