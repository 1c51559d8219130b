/**
 * What can be done with any explainer, each written once: smoothing over noise on the picture or on the weights, integration
 * along a path, the guided product, aggregation over explainers, layers and transformed pictures.
 *
 * <p>Start with {@link org.modelaudit.combination.Combinations}. What works on every channel of every pixel takes a {@link
 * org.modelaudit.attribution.PixelAttribution}; any other explainer is taken by its map, as one channel.
 */
@ByContent
@NullMarked
package org.modelaudit.combination;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
