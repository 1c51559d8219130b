/**
 * Does the heatmap lie on the object? Every metric here reads the raw map's positive part, brought to the size of the
 * input by bilinear interpolation, and holds it against the true boxes or mask as the crop left them.
 *
 * <p>Start with {@link org.modelaudit.localization.LocalizationIou} and {@link
 * org.modelaudit.localization.EnergyPointingGame}; {@link org.modelaudit.localization.HotSegment} is how a map becomes a
 * box.
 */
@NullMarked
package org.modelaudit.localization;

import org.jspecify.annotations.NullMarked;
