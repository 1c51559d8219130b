package org.modelaudit.command;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.NearestNames;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.relevance.RelevancePropagation;

/** The explainer that a user names, where he wants it to look, and for which class. */
final class ChosenExplainer {

    private ChosenExplainer() {}

    /**
     * By its name, as {@code grad-cam} or, as in Java, {@code gradCam}.
     *
     * @throws ConfigurationException if there is none; the message names the nearest
     */
    static Explainer named(String name) {
        ExplainerRegistry registry = ExplainerRegistry.load();
        String kebab = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        String found = registry.names().contains(name) ? name : kebab;
        if (!registry.names().contains(found)) {
            throw new ConfigurationException(
                    "There is no explainer '%s'; the nearest are %s, and docs/explainers.md has all."
                            .formatted(
                                    name,
                                    String.join(
                                            ", ",
                                            NearestNames.of(kebab, registry.names())
                                                    .subList(0, 3))));
        }
        return registry.byName(found);
    }

    /**
     * @param layer null for the explainer's own choice
     * @param classToExplain a name or an index; null for what is predicted
     * @throws org.modelaudit.error.AuditException if the model or the explainer has no such thing
     */
    static Explainer of(Explainer named, AuditedModel model, @Nullable String layer, @Nullable String classToExplain) {
        Explainer chosen = layer == null ? named : at(named, known(model, layer));
        if (classToExplain != null) {
            if (!(chosen instanceof ClassSpecific specific)) {
                throw new ConfigurationException(
                        "%s speaks for no class, so none can be chosen; leave --class out.".formatted(named.name()));
            }
            chosen = specific.forClass(TargetClass.index(index(model, classToExplain)));
        }
        chosen.settings(model);
        return chosen;
    }

    private static Explainer at(Explainer named, String layer) {
        if (named instanceof ClassActivationMap map) {
            return map.at(layer);
        }
        if (named instanceof RelevancePropagation relevance) {
            return relevance.at(layer);
        }
        throw new ConfigurationException(
                "%s looks at no layer that could be chosen; leave --layer out.".formatted(named.name()));
    }

    private static String known(AuditedModel model, String layer) {
        List<String> paths = model.layers().stream().map(Layer::path).toList();
        if (!paths.contains(layer) && !layer.equals(Layer.INPUT)) {
            throw new ConfigurationException(
                    "'%s' has no layer '%s'; the nearest is '%s', and 'modelaudit layers' shows all."
                            .formatted(
                                    model.identity().file(),
                                    layer,
                                    NearestNames.of(layer, paths).get(0)));
        }
        return layer;
    }

    private static int index(AuditedModel model, String name) {
        int index = model.labels().names().indexOf(name);
        if (index < 0) {
            index = number(name).orElse(-1);
        }
        if (index >= 0 && index < model.classes()) {
            return index;
        }
        throw new ConfigurationException(
                model.labels().names().isEmpty()
                        ? "There is no class '%s'; without --labels give an index from 0 to %d."
                                .formatted(name, model.classes() - 1)
                        : "There is no class '%s'; the nearest is '%s', and an index from 0 to %d will do as well."
                                .formatted(
                                        name,
                                        NearestNames.of(name, model.labels().names())
                                                .get(0),
                                        model.classes() - 1));
    }

    private static OptionalInt number(String text) {
        return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
