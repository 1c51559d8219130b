/**
 * A model that is saved as one graph of operations, in whatever format, becomes the program that {@code torch.jit.trace} would have
 * written of it: one class for each module, one method for each call of it.
 *
 * <p>Start with {@link org.modelaudit.torch.graph.ComputationGraph}, which a reader of a format fills: operations in their order, each
 * with the modules that were being called, and tensors with the modules that own them. {@link org.modelaudit.torch.graph.GraphProgram}
 * makes a saved program of it, whose weights stay where they lie until libtorch loads them. Internal to {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.graph;

import org.jspecify.annotations.NullMarked;
