/**
 * Reads a TorchScript file: archive → {@code SavedProgram} → {@code ScriptedModule} → {@code FirstRun} → {@link
 * org.modelaudit.torch.running.RunningProgram}, each made of the one before and of nothing after it.
 *
 * <p>Start with {@link org.modelaudit.torch.load.TorchScriptReader}. Everything that only TorchScript has ends here. Internal to
 * {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.load;

import org.jspecify.annotations.NullMarked;
