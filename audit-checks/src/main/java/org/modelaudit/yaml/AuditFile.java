package org.modelaudit.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestTag;
import org.modelaudit.audit.Budget;
import org.modelaudit.junit.AuditBudget;
import org.modelaudit.junit.ModelAudit;
import org.modelaudit.yaml.text.Mistake;
import org.modelaudit.yaml.text.Place;
import org.modelaudit.yaml.text.YamlFile;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.text.YamlValue.Mapping;
import org.modelaudit.yaml.text.YamlValue.Nothing;
import org.modelaudit.yaml.text.YamlValue.Sequence;
import org.modelaudit.yaml.words.Attributes;
import org.modelaudit.yaml.words.Keys;

/**
 * A file of audits, read as far as that goes without a model: which audits there are, and where. What is wrong in one of them is said when
 * that one runs.
 *
 * @param path of the file
 * @param subject keys that say what is audited, those of {@link ModelAudit}
 * @param tags of all its audits
 * @param requirements ids that all its audits are evidence for
 * @param budget of each audit that has none of its own
 * @param audits by name, at least one
 */
record AuditFile(
        Path path,
        Mapping subject,
        Set<String> tags,
        Set<String> requirements,
        Budget budget,
        Map<String, Mapping> audits) {

    static final List<String> ENDINGS = List.of(".audit.yaml", ".audit.yml");

    static final String AUDITS = "audits";
    static final String NAME = "name";
    static final String TAGS = "tags";
    static final String REQUIREMENTS = "requirements";
    static final String BUDGET = "budget";

    static boolean isOne(String file) {
        return ENDINGS.stream().anyMatch(file::endsWith);
    }

    /** Every key at the top of a file. */
    static Set<String> keys() {
        Set<String> keys = new TreeSet<>(Keys.of(ModelAudit.class));
        keys.addAll(List.of(AUDITS, TAGS, REQUIREMENTS, BUDGET));
        return keys;
    }

    /** The file's name for ids and messages. */
    String name() {
        return Place.name(path);
    }

    /**
     * @throws Mistake if the file is no file of audits
     */
    static AuditFile read(Path path) {
        Mapping top = Keys.known("The file", YamlFile.read(path), keys());
        for (String needed : List.of("model", "data", AUDITS)) {
            if (top.get(needed).filter(value -> !(value instanceof Nothing)).isEmpty()) {
                throw top.keyPlace(needed).mistake("The file does not say its `%s`; add it.", needed);
            }
        }
        OpenedSubject.verify(top);
        return new AuditFile(
                path,
                top,
                tags(top),
                texts(top, REQUIREMENTS),
                budget(top, Budget.unlimited()),
                audits(top.get(AUDITS).orElseThrow()));
    }

    private static Map<String, Mapping> audits(YamlValue value) {
        if (!(value instanceof Sequence list)) {
            throw value.place().mistake("`audits` takes a list, each audit behind `- name:`, but is %s.", value.kind());
        }
        if (list.values().isEmpty()) {
            throw value.place().mistake("`audits` is an empty list, so nothing would be audited; add one.");
        }
        Map<String, Mapping> audits = new LinkedHashMap<>();
        for (YamlValue entry : list.values()) {
            if (!(entry instanceof Mapping audit)) {
                throw entry.place()
                        .mistake(
                                "An audit takes keys with values, `name`, `explainedBy` and `requires`, but is %s.",
                                entry.kind());
            }
            String name = Keys.text(
                            "`name` of an audit",
                            audit.get(NAME)
                                    .orElseThrow(
                                            () -> audit.place()
                                                    .mistake(
                                                            "The audit has no `name`, by which it could be found again; add one.")))
                    .strip();
            Mapping other = audits.putIfAbsent(name, audit);
            if (other != null) {
                throw audit.keyPlace(NAME)
                        .mistake(
                                "The audit in line %d has the name '%s' too; give each its own.",
                                other.keyPlace(NAME).line(), name);
            }
        }
        return audits;
    }

    /** Texts of one key, one or a list. */
    static Set<String> texts(Mapping owner, String key) {
        Set<String> texts = new TreeSet<>();
        owner.get(key)
                .ifPresent(value -> new ArrayList<>(Keys.each(value))
                        .forEach(
                                one -> texts.add(Keys.text("`" + key + "`", one).strip())));
        return texts;
    }

    /** Tags of one key, as JUnit knows them. */
    static Set<String> tags(Mapping owner) {
        Set<String> tags = texts(owner, TAGS);
        for (String tag : tags) {
            if (!TestTag.isValid(tag)) {
                throw owner.value(TAGS)
                        .place()
                        .mistake(
                                "The tag '%s' has a blank or one of , ( ) & | ! in it, so no run could choose it; rename it.",
                                tag);
            }
        }
        return tags;
    }

    static Budget budget(Mapping owner, Budget otherwise) {
        return owner.get(BUDGET)
                .map(value -> {
                    Attributes limits = Keys.values(
                            "`budget`", Keys.known("`budget`", value, Keys.of(AuditBudget.class)), AuditBudget.class);
                    return new Budget(
                            limits.get("forward", Long.class),
                            limits.get("head", Long.class),
                            limits.get("backward", Long.class));
                })
                .orElse(otherwise);
    }
}
