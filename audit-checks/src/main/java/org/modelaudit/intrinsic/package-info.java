/**
 * Explanations that a model gives of itself: maps that it was trained to return beside its logits.
 *
 * <p>Start with {@link org.modelaudit.intrinsic.IntrinsicMaps}, which makes them. {@link org.modelaudit.intrinsic.OwnMap} reads a map among
 * the outputs of the file; how its axes are understood, {@code OwnMapLayout} says.
 */
@ByContent
@NullMarked
package org.modelaudit.intrinsic;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
