/**
 * Explanations that a model gives of itself, and what bears them out: maps and concepts that it was trained to return beside its logits.
 *
 * <p>Start with {@link org.modelaudit.intrinsic.IntrinsicMaps}, which makes explainers of them, and {@link
 * org.modelaudit.intrinsic.IntrinsicMetrics}. {@link org.modelaudit.intrinsic.OwnMap} reads a map among the outputs of the file; how its axes
 * are understood, {@code OwnMapLayout} says.
 */
@ByContent
@NullMarked
package org.modelaudit.intrinsic;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
