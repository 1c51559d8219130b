/**
 * Where each tensor of a program holds the rows and columns of the picture, followed operation by operation from the picture to the
 * logits: how the output of a layer is seen as maps, also where it is tokens.
 *
 * <p>Start with {@link org.modelaudit.torch.layout.MapLayouts}. {@code CellAxes} is what is known of one tensor, {@code AxisRules} what
 * each operation makes of it, {@code ReadCells} which tensors' cells reach the logits. Internal to {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.layout;

import org.jspecify.annotations.NullMarked;
