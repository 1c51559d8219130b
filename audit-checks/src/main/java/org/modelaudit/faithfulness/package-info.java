/**
 * Does the model rest on what the heatmap shows? Most metrics here change the picture as the map says and watch the score of
 * the explained class, which is the predicted class where the map is class-free.
 *
 * <p>Start with {@link org.modelaudit.faithfulness.FaithfulnessMetrics}, which makes them all. {@link
 * org.modelaudit.baseline.Baseline} is what takes the place of a removed pixel, {@link
 * org.modelaudit.faithfulness.PixelRanking} which pixel goes first.
 *
 * <p>Two readings of a map are used, both brought to the size of the input by bilinear interpolation. Metrics that
 * <em>weigh</em> pixels (average drop, ADCC, sparseness) read the positive part, scaled to [0, 1] before where they say so. Metrics that <em>rank</em> or
 * <em>sum</em> pixels read the signed map as the explainer made it: after a ReLU up to three quarters of the pixels are
 * equal, and the order among them would be the sort's accident.
 */
@ByContent
@NullMarked
package org.modelaudit.faithfulness;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
