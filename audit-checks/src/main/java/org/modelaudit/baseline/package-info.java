/**
 * What a model sees where a picture is hidden.
 *
 * <p>Start with {@link org.modelaudit.baseline.Baseline}.
 */
@ByContent
@NullMarked
package org.modelaudit.baseline;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
