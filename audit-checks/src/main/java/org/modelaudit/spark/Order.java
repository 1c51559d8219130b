package org.modelaudit.spark;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.modelaudit.distribution.DistributedAudit;
import org.modelaudit.distribution.Distribution;

/**
 * Which audit of which test executors compute outcomes of, and how the driver runs it.
 *
 * @param id tells it from every other
 * @param test JUnit's unique id of the test
 * @param audit id of the audit
 * @param parameters JUnit's, with which the test runs
 * @param properties system properties of the driver that belong to its tests
 * @param facts that results depend on
 */
record Order(
        String id,
        String test,
        String audit,
        TreeMap<String, String> parameters,
        TreeMap<String, String> properties,
        TreeMap<String, String> facts)
        implements Serializable {

    static Order of(DistributedAudit audit) {
        String id = UUID.randomUUID().toString();
        TreeMap<String, String> parameters = new TreeMap<>(audit.parameters());
        parameters.putAll(Map.of(
                Distribution.SETTING,
                "spark",
                Distribution.ASSIGNMENT,
                id,
                "modelaudit.progress",
                "none",
                "modelaudit.suggest",
                "false",
                "modelaudit.ledger.verify",
                "0",
                "junit.jupiter.execution.parallel.enabled",
                "false",
                "junit.jupiter.execution.timeout.mode",
                "disabled"));
        return new Order(
                id,
                audit.test(),
                audit.audit(),
                parameters,
                new TreeMap<>(TestProperties.ofThisProcess()),
                new TreeMap<>(Facts.ofThisProcess()));
    }
}
