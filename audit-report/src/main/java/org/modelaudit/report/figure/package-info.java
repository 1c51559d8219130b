/**
 * Figures of an audit, as PNG and JPEG files. Knows nothing of the report that shows them.
 *
 * <p>Start with {@link org.modelaudit.report.figure.ContactSheet}, the pictures with their heatmaps, and {@link
 * org.modelaudit.report.figure.DistributionChart}, the values of all samples against the threshold. The same audit gives
 * the same figure; only the letters depend on the fonts of the machine.
 */
@NullMarked
package org.modelaudit.report.figure;

import org.jspecify.annotations.NullMarked;
