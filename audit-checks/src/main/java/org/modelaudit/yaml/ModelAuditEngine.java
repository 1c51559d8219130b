package org.modelaudit.yaml;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/**
 * Runs audits that stand in files named {@code *.audit.yaml}, beside Jupiter and with its settings. Found by {@link
 * java.util.ServiceLoader}; nobody needs to call it.
 *
 * <p>Files are found by a class with {@link AuditFiles}, by selectors of files, directories, resources and roots of the class path, and by
 * unique ids.
 */
public final class ModelAuditEngine extends HierarchicalTestEngine<YamlRun> {

    /** The engine's id in unique ids and filters. */
    public static final String ID = "modelaudit";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        RunDescriptor run = new RunDescriptor(id);
        new Discovery(request, run).discover();
        return run;
    }

    @Override
    protected YamlRun createExecutionContext(ExecutionRequest request) {
        return new YamlRun(request.getConfigurationParameters());
    }
}
