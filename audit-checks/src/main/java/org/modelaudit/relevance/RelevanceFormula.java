package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.OperationTrace;

/** A walk back from a class's logit that needs no more than the trace of one picture. */
interface RelevanceFormula {

    /** Method, dialect and version. */
    String id();

    /** Name for people. */
    String name();

    /** What decides the map beside the class. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** One traced pass forward and one back. */
    default Cost costPerSample() {
        return Cost.of(1, 0, 0, 1);
    }

    /**
     * The map of the traced picture.
     *
     * @param logits {@code 1×K}; its manager owns what is made
     * @param chosen 1 at the class, 0 elsewhere, {@code 1×K}
     * @return {@code 1×h×w}
     */
    NDArray map(AuditedModel model, OperationTrace trace, NDArray logits, NDArray chosen);
}
