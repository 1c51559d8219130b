/**
 * Pictures cut into regions that follow their edges, by BoofCV.
 *
 * <p>Start with {@link org.modelaudit.segmentation.Segmentation}, which says how; {@link
 * org.modelaudit.segmentation.Superpixels} is what comes out.
 */
@ByContent
@NullMarked
package org.modelaudit.segmentation;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
