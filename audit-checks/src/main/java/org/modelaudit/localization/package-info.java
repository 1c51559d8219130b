/**
 * Does the heatmap lie on the object? Every metric here reads the raw map's positive part, brought to the size of the
 * input by bilinear interpolation, and holds it against the true boxes or mask as the crop left them.
 *
 * <p>A region to ignore, such as a crowd ({@link org.modelaudit.data.AuditSample#ignored()}), is neither object nor
 * background: its pixels are taken as 0 and counted on neither side, unless they are the object's own.
 *
 * <p>Three questions, from coarse to fine: does the hottest point lie on the object ({@link
 * org.modelaudit.localization.PointingGame}); does the box around the hot pixels fit it ({@link
 * org.modelaudit.localization.LocalizationIou}, whose threshold {@link org.modelaudit.localization.ThresholdSweep} can
 * choose on a split of its own); and how much of the map, or how many of its hottest pixels, lie on it ({@link
 * org.modelaudit.localization.RelevanceMassAccuracy}, {@link org.modelaudit.localization.LocalizationAuc}).
 */
@ByContent
@NullMarked
package org.modelaudit.localization;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
