/**
 * Whether two files are the same model: a {@code .pt2}, an ONNX and a TorchScript file of one net must give the same logits and the
 * same maps on the same pictures.
 *
 * <p>Start with {@link org.modelaudit.equivalence.EquivalenceChecks}, which makes everything of this package; {@link
 * org.modelaudit.equivalence.SameAs} is the check.
 */
@ByContent
@NullMarked
package org.modelaudit.equivalence;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
