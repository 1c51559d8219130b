package org.modelaudit.sanity;

import org.modelaudit.model.AuditedModel;
import org.modelaudit.naming.Name;

/** Makes every check of this package. */
public final class SanityChecks {

    private SanityChecks() {}

    /**
     * The explanation must change when the model's parameters become random, layer by layer from the logits down. The check
     * that decides whether anything else that the explainer shows counts.
     */
    @Name("parameter-randomization")
    public static ParameterRandomization parameterRandomization() {
        return ParameterRandomization.standard();
    }

    /** How much more complex the map becomes when all parameters become random; higher is better, no bound is known. */
    @Name("efficient-parameter-randomization")
    public static EfficientParameterRandomization efficientParameterRandomization() {
        return EfficientParameterRandomization.standard();
    }

    /** The map must differ from that of another class, chosen at random. */
    @Name("random-logit")
    public static RandomLogit randomLogit() {
        return RandomLogit.standard();
    }

    /** The map must differ from that of the class with the lowest score. */
    @Name("class-sensitivity")
    public static ClassSensitivity classSensitivity() {
        return ClassSensitivity.standard();
    }

    /**
     * The map must differ from that of the same net trained on permuted labels.
     *
     * @param permuted that net, with the classes and the input of the audited one
     */
    public static DataRandomization dataRandomization(AuditedModel permuted) {
        return DataRandomization.against(permuted);
    }

    /** The map must not change when the input is shifted and the first layer takes the shift away. */
    @Name("input-invariance")
    public static InputInvariance inputInvariance() {
        return new InputInvariance(1);
    }

    /** The map must not change when the model computes the same in another way. */
    @Name("implementation-invariance")
    public static ImplementationInvariance implementationInvariance() {
        return new ImplementationInvariance(true);
    }
}
