/**
 * A running program written again for scores alone: the same numbers but for rounding, in less time. It takes the place of the
 * program only after it was held against it.
 *
 * <p>Start with {@link org.modelaudit.torch.scoring.ScoringProgram}: {@code Fusions} finds what can be computed in one step, {@code
 * FusedConvolution} is such a step, {@code FastSource} prints the program with them. Internal to {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.scoring;

import org.jspecify.annotations.NullMarked;
