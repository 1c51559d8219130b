/**
 * Models that are ONNX files: translated for libtorch, with layers and gradients, and held against ONNX Runtime; or run by ONNX Runtime
 * as black boxes, of which only scores are known. ONNX Runtime is reached through DJL alone, and only from here; it is an optional
 * dependency, {@code ai.djl.onnxruntime:onnxruntime-engine}.
 *
 * <p>Start with {@link org.modelaudit.onnx.OnnxRuntime}.
 */
@NullMarked
package org.modelaudit.onnx;

import org.jspecify.annotations.NullMarked;
