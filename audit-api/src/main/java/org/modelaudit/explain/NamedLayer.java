package org.modelaudit.explain;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    /**
     * A layer of which maps can be made.
     *
     * @param path that a user names; null for the standard one
     * @param explainer name for people
     * @param standard where the explainer looks if no layer is named
     * @throws ModelException if the model has no such layer, or none with maps there
     */
    public static Layer withMaps(
            AuditedModel model, @Nullable String path, String explainer, Function<AuditedModel, Layer> standard) {
        Layer layer = path == null
                ? standard.apply(model)
                : of(model, path, explainer, m -> "'" + standard.apply(m).path() + "'");
        if (!layer.isMap()) {
            throw new ModelException(
                    "%s needs a layer with maps, but the output of '%s' in '%s' is %s; name a convolution or the block around it, in a transformer a normalisation or a block."
                            .formatted(explainer, layer.path(), model.identity().file(), layer.outputShape()));
        }
        return layer;
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
