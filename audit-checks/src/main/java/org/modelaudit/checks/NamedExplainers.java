package org.modelaudit.checks;

import java.util.Map;
import java.util.function.Supplier;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerProvider;
import org.modelaudit.naming.NamedFactories;

/** Gives {@code @Explainers("grad-cam")} the explainers by the names that stand on their factories. */
public final class NamedExplainers implements ExplainerProvider {

    @Override
    public Map<String, Supplier<Explainer>> explainers() {
        return NamedFactories.making(Explainer.class, Tables.ALL);
    }
}
