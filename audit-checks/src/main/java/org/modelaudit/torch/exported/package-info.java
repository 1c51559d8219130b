/**
 * Reads {@code .pt2} archives, as {@code torch.export.save} writes them, without Python: a zip of JSON and of the numbers of the
 * weights.
 *
 * <p>Start with {@link org.modelaudit.torch.exported.ExportedProgram}. {@code ExportedArchive} finds the parts in the layouts of
 * PyTorch 2.4 to today, {@code GraphReader} makes a {@link org.modelaudit.torch.graph.ComputationGraph} of the JSON. Internal to
 * {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.exported;

import org.jspecify.annotations.NullMarked;
