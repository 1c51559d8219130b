package org.modelaudit.yaml;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A class with {@link AuditFiles}. */
final class MarkedDescriptor extends AbstractTestDescriptor implements Node<YamlRun> {

    static final String SEGMENT = "class";

    MarkedDescriptor(UniqueId parent, Class<?> type) {
        super(parent.append(SEGMENT, type.getName()), type.getSimpleName(), ClassSource.from(type));
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public String getLegacyReportingName() {
        return getUniqueId().getLastSegment().getValue();
    }
}
