/**
 * How alike two heatmaps are, as one number: correlations, structural similarity, oriented gradients, overlaps.
 *
 * <p>Start with {@link org.modelaudit.similarity.Similarities}, which makes them all; a {@link
 * org.modelaudit.similarity.Similarity} says how the maps are read first ({@link
 * org.modelaudit.similarity.MapReading}), because the same two maps correlate otherwise signed than unsigned.
 */
@ByContent
@NullMarked
package org.modelaudit.similarity;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
