/**
 * Properties of explanations, one number for each sample.
 *
 * <p>Start with {@link org.modelaudit.metric.Metric}; {@link org.modelaudit.metric.Outcome} is what it says about one
 * sample: a value, or undefined for a reason, or failed.
 */
@ByContent
@NullMarked
package org.modelaudit.metric;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
