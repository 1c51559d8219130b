package org.modelaudit.explain;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Names explainers for {@code @Explainers("grad-cam")}. Found by {@link java.util.ServiceLoader}; implement it to add yours,
 * for example by {@link org.modelaudit.naming.NamedFactories#making}.
 */
public interface ExplainerProvider {

    /** Lower-case names with hyphens, each with a maker of the explainer in its default settings. */
    Map<String, Supplier<Explainer>> explainers();
}
