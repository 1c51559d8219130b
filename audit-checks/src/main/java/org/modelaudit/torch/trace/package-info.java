/**
 * A running program operation by operation, each recorded on its own, and the walk back through them with the rules that relevance
 * and rectified gradients need.
 *
 * <p>Start with {@link org.modelaudit.torch.trace.ProgramTraces}: {@code TracedSegments} are the operations as methods, {@code
 * TorchTrace} is one run of them, {@code TraceWalk} goes back. Internal to {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.trace;

import org.jspecify.annotations.NullMarked;
