package org.modelaudit.yaml;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.run.SharedRun;

/** A test that fails because there are no audits where some should be: a file that cannot be read, a folder without one. */
final class MistakeDescriptor extends AbstractTestDescriptor implements Node<YamlRun> {

    static final String SEGMENT = "mistake";

    private final String name;
    private final ConfigurationException mistake;

    /**
     * @param name of what should hold audits
     */
    MistakeDescriptor(UniqueId parent, String name, @Nullable TestSource source, ConfigurationException mistake) {
        super(parent.append(SEGMENT, shown(name)), shown(name) + " holds audits", source);
        this.name = shown(name);
        this.mistake = mistake;
    }

    /** No id and no record takes a blank name, such as one of the class with {@link AuditFiles}. */
    private static String shown(String name) {
        return name.isBlank() ? "'" + name + "'" : name;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public YamlRun execute(YamlRun run, DynamicTestExecutor dynamic) {
        SharedRun.of(run).notCarriedOut(name, String.valueOf(mistake.getMessage()));
        throw mistake;
    }
}
