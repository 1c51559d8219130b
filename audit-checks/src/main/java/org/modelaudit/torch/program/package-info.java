/**
 * Turns the classes of a saved program into one flat list of statements, and parts of that list into methods of their own.
 *
 * <p>The pipeline: {@link org.modelaudit.torch.program.ProgramSource} finds classes and functions by name, {@link
 * org.modelaudit.torch.program.Flattener} follows the calls from the top module's {@code forward} and writes down what is
 * done, with unique names and the path of the layer that does it ({@link org.modelaudit.torch.program.FlatProgram}), {@link
 * org.modelaudit.torch.program.Liveness} says which values live at a cut, and {@link
 * org.modelaudit.torch.program.SegmentWriter} prints the statements between two cuts as a method from a list of tensors to
 * a list of tensors. No libtorch here: everything can be tested on text. Internal to {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.program;

import org.jspecify.annotations.NullMarked;
