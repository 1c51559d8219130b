/**
 * The native library: loaded once, its devices, threads and messages, and the modules that run in it. The only package that
 * touches DJL's PyTorch engine.
 *
 * <p>Start with {@link org.modelaudit.torch.libtorch.Libtorch}, then {@link org.modelaudit.torch.libtorch.TorchModule}. {@link
 * org.modelaudit.torch.libtorch.Closing} closes what belongs together. Internal to {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.libtorch;

import org.jspecify.annotations.NullMarked;
