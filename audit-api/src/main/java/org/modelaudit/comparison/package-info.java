/**
 * Baselines: what an audit measured once, in a file beside the tests that people review, and is held against from then on.
 *
 * <p>Start with {@link org.modelaudit.comparison.Baseline}; {@link org.modelaudit.comparison.BaselineFile} is where it lies and {@link
 * org.modelaudit.comparison.BaselineText} how it is written. How two runs are compared stands in {@link org.modelaudit.gate}.
 */
@NullMarked
package org.modelaudit.comparison;

import org.jspecify.annotations.NullMarked;
