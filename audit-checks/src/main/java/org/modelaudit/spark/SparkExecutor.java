package org.modelaudit.spark;

import java.util.Optional;
import org.modelaudit.distribution.Assignment;
import org.modelaudit.distribution.AuditExecutor;
import org.modelaudit.distribution.DistributedAudit;
import org.modelaudit.error.ConfigurationException;

/**
 * {@code modelaudit.executor=spark}: pictures are explained and measured by the executors of an Apache Spark cluster. Each executor opens
 * the models of a test once for an audit, from bytes that Spark broadcasts. Names nothing of Spark itself, so that it can be found where
 * there is none.
 */
public final class SparkExecutor implements AuditExecutor {

    @Override
    public String name() {
        return "spark";
    }

    /**
     * @throws ConfigurationException if Spark is not on the class path, or no cluster is named
     */
    @Override
    public synchronized void compute(DistributedAudit audit) {
        try {
            Driver.compute(audit);
        } catch (NoClassDefFoundError missing) {
            throw new ConfigurationException(
                    "modelaudit.executor is spark, but '%s' is not on the class path; add org.apache.spark:spark-sql_2.13 of version 4 to the tests, see docs/spark.md."
                            .formatted(String.valueOf(missing.getMessage()).replace('/', '.')),
                    missing);
        }
    }

    @Override
    public Optional<Assignment> assignment(String id) {
        return ExecutorJvm.INSTANCE.assignment(id);
    }

    @Override
    public void close() {
        try {
            Cluster.INSTANCE.close();
        } catch (NoClassDefFoundError missing) {
            return; // no Spark, so no session either
        }
    }
}
