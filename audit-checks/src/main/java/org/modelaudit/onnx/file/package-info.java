/**
 * What an ONNX file says: nodes, attributes, weights by where they lie, what it takes and returns. Nothing is run, and the numbers of
 * weights stay in the file until someone asks for them.
 *
 * <p>Start with {@link org.modelaudit.onnx.file.OnnxFile}. Knows no engine; the runtime and the translation into a program both read
 * it.
 */
@NullMarked
package org.modelaudit.onnx.file;

import org.jspecify.annotations.NullMarked;
