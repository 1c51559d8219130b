/**
 * TorchScript models, read from the deployed file, cut at any layer, and run by libtorch.
 *
 * <p>The pipeline: archive ({@code torch.archive}: a hostile zip file becomes checked entries) → source ({@code
 * torch.source}: text becomes statements) → program ({@code torch.program}: calls become one flat list, parts of it become
 * methods) → cut and run (here). Start with {@link org.modelaudit.torch.TorchRuntime}, then {@code TorchModel}. DJL's PyTorch
 * engine is touched in this package alone.
 */
@NullMarked
package org.modelaudit.torch;

import org.jspecify.annotations.NullMarked;
