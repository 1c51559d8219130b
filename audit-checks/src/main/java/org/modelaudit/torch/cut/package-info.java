/**
 * A running program in two halves at the output of a layer, and in one run that shows the outputs of several.
 *
 * <p>Start with {@link org.modelaudit.torch.cut.ProgramCuts}: {@code CutHalves} are the two methods, {@code CutCheck} holds them
 * against the whole program ({@code ReferenceLogits}), {@code BatchRole} says what crosses for another batch. Internal to {@code
 * org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.cut;

import org.jspecify.annotations.NullMarked;
