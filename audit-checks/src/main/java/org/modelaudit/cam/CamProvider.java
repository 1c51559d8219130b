package org.modelaudit.cam;

import java.util.Map;
import java.util.function.Supplier;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerProvider;

/** Names the class activation maps. */
public final class CamProvider implements ExplainerProvider {

    @Override
    public Map<String, Supplier<Explainer>> explainers() {
        return Map.of("grad-cam", ClassActivationMap::gradCam, "eigen-cam", ClassActivationMap::eigenCam);
    }
}
