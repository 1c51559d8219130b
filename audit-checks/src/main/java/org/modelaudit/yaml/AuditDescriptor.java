package org.modelaudit.yaml;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.Node;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditedTest;
import org.modelaudit.result.SourceLocation;
import org.modelaudit.run.SharedRun;
import org.modelaudit.run.WaivedNames;
import org.modelaudit.yaml.text.Mistake;
import org.modelaudit.yaml.text.Place;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.text.YamlValue.Mapping;

/** One audit of a file, with one of its explainers. */
final class AuditDescriptor extends AbstractTestDescriptor implements Node<YamlRun> {

    static final String SEGMENT = "audit";

    private final AuditFile file;
    private final String name;
    private final String invocation;
    private final Mapping keys;
    private final @Nullable YamlValue explainer;

    /**
     * @param invocation what tells it from the audits of the same name, {@code [grad-cam]}; empty where there is one
     * @param explainer of this invocation; null where the audit names one alone
     */
    AuditDescriptor(
            UniqueId parent,
            AuditFile file,
            String name,
            String invocation,
            Mapping keys,
            @Nullable YamlValue explainer) {
        super(
                parent.append(SEGMENT, name + invocation),
                (name + " " + invocation).strip(),
                FileSource.from(
                        file.path().toFile(),
                        FilePosition.from(keys.place().line(), keys.place().column())));
        this.file = file;
        this.name = name;
        this.invocation = invocation;
        this.keys = keys;
        this.explainer = explainer;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    /** What is wrong with the tags is told when the audit runs: whoever asks for them has no place for it. */
    @Override
    public Set<TestTag> getTags() {
        return Stream.concat(file.tags().stream(), own().stream())
                .map(TestTag::create)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> own() {
        try {
            return AuditFile.tags(keys);
        } catch (Mistake toldWhenItRuns) {
            return Set.of();
        }
    }

    /** What waivers and baselines know it by. */
    String id() {
        return file.name() + ":" + name + invocation;
    }

    @Override
    public YamlRun execute(YamlRun run, DynamicTestExecutor dynamic) {
        SharedRun shared = SharedRun.of(run);
        AuditSession session = null;
        try {
            AuditFile.tags(keys);
            session = session(run, shared);
            carryOut(new DeclaredAudit(keys, explainer), new OpenedSubject(file, run, session), session);
        } catch (RuntimeException trouble) {
            shared.notCarriedOut(id(), String.valueOf(trouble.getMessage()));
            throw trouble;
        } finally {
            if (session != null) {
                WaivedNames.ofRun(run).note(session);
            }
        }
        return run;
    }

    private static void carryOut(DeclaredAudit audit, OpenedSubject subject, AuditSession session) {
        audit.read().declare(subject);
        // What the model lacks, such as a layer, the explainer has asked for.
        audit.explained().asking(() -> {
            session.finish();
            return session;
        });
    }

    private AuditSession session(YamlRun run, SharedRun shared) {
        Set<String> requirements = new TreeSet<>(file.requirements());
        requirements.addAll(AuditFile.texts(keys, AuditFile.REQUIREMENTS));
        Place place = keys.place();
        AuditedTest test = new AuditedTest(
                id(),
                getDisplayName(),
                List.copyOf(requirements),
                true,
                SourceLocation.of(file.path(), place.line(), Path.of("")));
        return shared.session(run, getUniqueId().toString(), test, AuditFile.budget(keys, file.budget()));
    }
}
