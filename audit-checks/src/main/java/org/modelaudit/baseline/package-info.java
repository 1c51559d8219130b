/**
 * What a model sees where a picture is hidden.
 *
 * <p>Start with {@link org.modelaudit.baseline.Baseline}.
 */
@NullMarked
package org.modelaudit.baseline;

import org.jspecify.annotations.NullMarked;
