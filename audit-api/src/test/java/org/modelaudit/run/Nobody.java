package org.modelaudit.run;

import java.util.Optional;
import org.modelaudit.distribution.Assignment;
import org.modelaudit.distribution.AuditExecutor;
import org.modelaudit.distribution.DistributedAudit;

/** Workers that compute nothing. */
final class Nobody implements AuditExecutor {

    @Override
    public String name() {
        return "nobody";
    }

    @Override
    public void compute(DistributedAudit audit) {}

    @Override
    public Optional<Assignment> assignment(String id) {
        return Optional.empty();
    }
}
