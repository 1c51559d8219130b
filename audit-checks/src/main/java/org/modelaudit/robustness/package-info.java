/**
 * Whether an explanation stays what it is when the picture, or a setting of the explainer, changes a little.
 *
 * <p>Start with {@link org.modelaudit.robustness.RobustnessMetrics}, which makes every metric and check of this package; {@link
 * org.modelaudit.robustness.StabilityUnder} compares the explanations before and after an attack.
 */
@ByContent
@NullMarked
package org.modelaudit.robustness;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
