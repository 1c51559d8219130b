package org.modelaudit.distribution;

import java.util.Optional;

/**
 * Has outcomes of audits computed in other processes. Found by {@link java.util.ServiceLoader} when a run asks for one, by the setting
 * {@code modelaudit.executor}.
 */
public interface AuditExecutor extends AutoCloseable {

    /** What the setting calls it. */
    String name();

    /**
     * Has outcomes computed and handed to {@link DistributedAudit#receiver()}, as they come. What is not handed over when it returns is
     * computed by who asked; so a worker that cannot compute something is {@linkplain Receiver#say told of} and no error.
     *
     * @throws org.modelaudit.error.ConfigurationException if there is nothing to distribute over, such as no cluster; the message says
     *     what to set
     */
    void compute(DistributedAudit audit);

    /** In a worker: what the run of tests that this id names is for. */
    Optional<Assignment> assignment(String id);

    /** When the run ends. */
    @Override
    default void close() {}
}
