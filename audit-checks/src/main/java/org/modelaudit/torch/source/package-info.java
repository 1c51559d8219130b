/**
 * Reads and writes TorchScript source, the small and regular subset of Python that PyTorch prints into the {@code code/}
 * folder of a saved program.
 *
 * <p>Start with {@link org.modelaudit.torch.source.SourceFile}: characters become tokens ({@link
 * org.modelaudit.torch.source.Lexer}), tokens become definitions, statements and expressions ({@link
 * org.modelaudit.torch.source.Parser}), and {@link org.modelaudit.torch.source.SourceWriter} prints them again. Internal to
 * {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.source;

import org.jspecify.annotations.NullMarked;
