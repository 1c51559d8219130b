package org.modelaudit.yaml;

import java.nio.file.Path;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A file of audits. */
final class FileDescriptor extends AbstractTestDescriptor implements Node<YamlRun> {

    static final String SEGMENT = "file";

    FileDescriptor(UniqueId parent, String name, Path path) {
        super(parent.append(SEGMENT, name), name, FileSource.from(path.toFile()));
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
