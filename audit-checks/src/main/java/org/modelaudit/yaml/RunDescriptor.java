package org.modelaudit.yaml;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** All audits in files that a run found. */
final class RunDescriptor extends EngineDescriptor implements Node<YamlRun> {

    RunDescriptor(UniqueId id) {
        super(id, "ModelAudit");
    }

    /** What fails here, such as a record that cannot be written, fails the run and no audit. */
    @Override
    public void after(YamlRun run) throws Exception {
        run.close();
    }
}
