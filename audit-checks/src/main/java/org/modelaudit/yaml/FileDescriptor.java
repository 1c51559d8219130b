package org.modelaudit.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.Node;
import org.modelaudit.run.SharedRun;
import org.modelaudit.run.WaivedNames;
import org.modelaudit.waiver.WaiverFile;

/** A file of audits. */
final class FileDescriptor extends AbstractTestDescriptor implements Node<YamlRun> {

    static final String SEGMENT = "file";

    private final List<String> audits = new ArrayList<>();

    FileDescriptor(UniqueId parent, String name, Path path) {
        super(parent.append(SEGMENT, name), name, FileSource.from(path.toFile()));
    }

    /** Remembers an audit of the file, which the run may leave out. */
    void knows(String audit) {
        audits.add(audit);
    }

    /** Refuses waivers of audits that the file does not hold, unless a setting has chosen other explainers. */
    @Override
    public void after(YamlRun run) {
        if (!audits.isEmpty() && run.parameter("modelaudit.explainers").isEmpty()) {
            WaivedNames.verify(WaiverFile.read(SharedRun.files(run).waivers()), getDisplayName(), audits);
        }
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
