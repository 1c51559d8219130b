/**
 * Makes a running program of a saved one: entries → {@code SavedProgram} → {@code ScriptedModule} → {@code FirstRun} → {@link
 * org.modelaudit.torch.running.RunningProgram}, each made of the one before and of nothing after it.
 *
 * <p>Start with {@link org.modelaudit.torch.load.ProgramReader}. What only TorchScript has ends here: the source language and the pickled objects. Internal to
 * {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.load;

import org.jspecify.annotations.NullMarked;
