/**
 * PyTorch models, exported or TorchScript, read from the deployed file, cut at any layer, and run by libtorch.
 *
 * <p>Start with {@link org.modelaudit.torch.TorchRuntime}, which reads a file and makes a model of what it reads; {@code
 * TorchModel} puts the model together. From the ground up, each knowing only those before it: {@code torch.source} (text becomes
 * statements) · {@code torch.archive} (a hostile zip file becomes checked entries) · {@code torch.program} (calls become one flat
 * list, parts of it become methods) · {@code torch.libtorch} (the native library) · {@code torch.running} (a program that runs,
 * whatever file it came from) · {@code torch.load} (a saved program becomes a running one); {@code torch.graph} (a graph of operations
 * becomes a saved program) · {@code torch.exported} (a {@code .pt2} archive becomes such a graph); and beside them {@code torch.cut},
 * {@code torch.trace}, {@code torch.weights} and {@code torch.scoring}, which work on a running program and know nothing of files.
 */
@NullMarked
package org.modelaudit.torch;

import org.jspecify.annotations.NullMarked;
