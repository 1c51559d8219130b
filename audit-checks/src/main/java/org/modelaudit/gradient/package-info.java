/**
 * Explainers that follow a class's score back to the pixels: the gradient, what is made of it by noise and paths, and walks
 * back with rules of their own.
 *
 * <p>Start with {@link org.modelaudit.gradient.GradientExplainers}; each method is one file of its paper's name, such as {@code
 * IntegratedGradients} and {@code GuidedBackpropagation}. Most are a {@link
 * org.modelaudit.attribution.PixelAttribution}, signed and channel by channel; SmoothGrad, Integrated Gradients and the like are
 * {@link org.modelaudit.combination.Combinations} of the {@link org.modelaudit.gradient.Gradient}. {@link
 * org.modelaudit.gradient.Clear} compares the walks of several classes and makes maps of its own.
 */
@ByContent
@NullMarked
package org.modelaudit.gradient;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
