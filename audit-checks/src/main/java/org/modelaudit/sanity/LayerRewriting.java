package org.modelaudit.sanity;

import java.util.Map;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.ModelWeights.Tensor;

/** Other weights for two neighbouring layers that together compute the same. */
interface LayerRewriting {

    /**
     * New values for both layers, which need not be right where the second layer does not read the first: they are tried.
     *
     * @param first path of a layer
     * @param second path of the next one in the order of the program
     * @return empty where the layers do not fit each other
     */
    Map<Tensor, float[]> of(ModelWeights weights, String first, String second);
}
