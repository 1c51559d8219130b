/**
 * Translates ONNX files: nodes become PyTorch's operations, the arithmetic of shapes is done beforehand, and what an exporter or Keras
 * noted down about layers becomes modules.
 *
 * <p>Start with {@link org.modelaudit.torch.onnx.OnnxTranslator}; {@link org.modelaudit.torch.onnx.OperatorTable} says what becomes
 * of which operator. {@code Value} is what a tensor of the file is while it is translated: computed by the program, stored in the file,
 * or numbers that are known. Internal to {@code org.modelaudit.torch}.
 */
@NullMarked
package org.modelaudit.torch.onnx;

import org.jspecify.annotations.NullMarked;
