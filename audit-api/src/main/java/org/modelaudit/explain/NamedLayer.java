package org.modelaudit.explain;

import java.util.Optional;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;

/**
 * The layer that a user names for an explainer. Where the model has none of that name, the message says as well where the explainer
 * looks by itself, which is often all that was wanted.
 */
public final class NamedLayer {

    private NamedLayer() {}

    /** Where an explainer looks if no layer is named, in words. */
    @FunctionalInterface
    public interface Default {

        /**
         * @throws ModelException if it finds no place in this model
         */
        String inWords(AuditedModel model);
    }

    /**
     * @param explainer name for people
     * @throws ModelException if the model has no such layer
     */
    public static Layer of(AuditedModel model, String path, String explainer, Default otherwise) {
        try {
            return model.layer(path);
        } catch (ModelException unknown) {
            throw otherwise(model, otherwise)
                    .map(place -> new ModelException(
                            "%s Without at(…) %s looks at %s.".formatted(unknown.getMessage(), explainer, place),
                            unknown))
                    .orElse(unknown);
        }
    }

    /** Empty for a black box, which has no layers, and for a model in which the explainer finds no place. */
    private static Optional<String> otherwise(AuditedModel model, Default otherwise) {
        try {
            return model.layers().isEmpty() ? Optional.empty() : Optional.of(otherwise.inWords(model));
        } catch (ModelException none) {
            return Optional.empty();
        }
    }
}
