package org.modelaudit.testing;

import java.util.Map;
import java.util.function.Supplier;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerProvider;

/** Names the fake explainers of the extension's tests. */
public final class FakeProvider implements ExplainerProvider {

    @Override
    public Map<String, Supplier<Explainer>> explainers() {
        return Map.of("fake-cam", FakeExplainer::centred, "other-cam", FakeExplainer::centred);
    }
}
