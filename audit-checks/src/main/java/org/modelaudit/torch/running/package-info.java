/**
 * A program that runs: named layers, checked shapes, a count of passes, the flat list of statements and the weights, with the
 * file's name in front of every error.
 *
 * <p>Start with {@link org.modelaudit.torch.running.RunningProgram}. A reader of a format makes it, from a {@link
 * org.modelaudit.torch.program.FlatProgram} and its tensors ({@link org.modelaudit.torch.running.NativeProgram}); behind it nothing
 * knows where the program came from. Internal to {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.running;

import org.jspecify.annotations.NullMarked;
