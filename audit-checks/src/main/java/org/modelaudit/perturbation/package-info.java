/**
 * Explainers that change the picture and watch the score. Occlusion, RISE, LIME, KernelSHAP and prediction difference analysis
 * need nothing but forward passes, so they work on every model, also on one that is only a function from pictures to scores;
 * meaningful perturbation, FGVis and XRAI's usual source of attribution look inside.
 *
 * <p>Start with {@link org.modelaudit.perturbation.Perturbations}, which makes them; each is one file that reads like its
 * paper's formula, such as {@link org.modelaudit.perturbation.Rise}; {@code QuestionExplainer} is what they have in common.
 */
@ByContent
@NullMarked
package org.modelaudit.perturbation;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
