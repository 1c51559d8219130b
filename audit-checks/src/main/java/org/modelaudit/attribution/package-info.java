/**
 * A number for every pixel and channel: what gradients and their kin give before it becomes a heatmap.
 *
 * <p>Start with {@link org.modelaudit.attribution.PixelAttribution}; {@link
 * org.modelaudit.attribution.AttributionExplainer} makes an explainer of it by a named {@link
 * org.modelaudit.attribution.ChannelReduction}.
 */
@ByContent
@NullMarked
package org.modelaudit.attribution;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
