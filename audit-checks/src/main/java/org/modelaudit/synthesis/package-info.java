/**
 * Pictures that nobody took: what a class, a unit or a layer responds to most, and what is left of a picture in its representation
 * at a layer. Both are found by following the gradient with respect to the picture through the audited program.
 *
 * <p>Start with {@link org.modelaudit.synthesis.ActivationMaximization} and {@link
 * org.modelaudit.synthesis.RepresentationInversion}, which make such pictures; {@link org.modelaudit.synthesis.SynthesisMetrics} makes
 * the metrics that audit them.
 */
@ByContent
@NullMarked
package org.modelaudit.synthesis;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
