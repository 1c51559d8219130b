/**
 * A running program's weights: read, changed, restored to the last bit, and checked to be what they were.
 *
 * <p>Start with {@link org.modelaudit.torch.weights.TorchWeights}; {@link org.modelaudit.torch.weights.WeightDigests} notices a
 * single changed bit. Internal to {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.weights;

import org.jspecify.annotations.NullMarked;
