package org.modelaudit.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.threads.ThreadCount;

/** One ONNX file, loaded. */
final class OnnxProgram {

    private final String file;
    private final Model model;
    private final boolean oneByOne;

    /** K, the number of logits. */
    final int classes;

    private OnnxProgram(String file, Model model, InputSpecification input) {
        this.file = file;
        this.model = model;
        this.classes = countClasses(input);
        this.oneByOne = !takesTwo(input);
    }

    static OnnxProgram load(Path path, InputSpecification input, String engine) {
        String file = String.valueOf(path.getFileName());
        Map<String, String> threads =
                Map.of("intraOpNumThreads", Integer.toString(ThreadCount.wanted()), "interOpNumThreads", "1");
        Model model = Model.newInstance(file, Device.cpu(), engine);
        try {
            model.load(path.toAbsolutePath().getParent(), file, threads);
            return new OnnxProgram(file, model, input);
        } catch (IOException | MalformedModelException e) {
            model.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ModelException(
                    "The model file '%s' cannot be audited: ONNX Runtime cannot load it (%s)."
                            .formatted(file, cause.getMessage()),
                    e);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private int countClasses(InputSpecification input) {
        try (NDManager scope = NDManager.newBaseManager(Device.cpu())) {
            Shape shape = run(zeros(1, input, scope)).getShape();
            if (shape.dimension() != 2 || shape.get(0) != 1) {
                throw new ModelException(
                        "The model file '%s' cannot be audited: for one picture it returns a tensor of the shape %s where logits have (1, K)."
                                .formatted(file, shape));
            }
            return Math.toIntExact(shape.get(1));
        }
    }

    /** Whether the first axis is free; a file that was exported without saying so takes one picture at a time. */
    private boolean takesTwo(InputSpecification input) {
        try (NDManager scope = NDManager.newBaseManager(Device.cpu())) {
            return run(zeros(2, input, scope)).getShape().equals(new Shape(2, classes));
        } catch (ModelException e) {
            return false;
        }
    }

    private static NDArray zeros(int count, InputSpecification input, NDManager scope) {
        return scope.zeros(new Shape(count, input.colour().channels(), input.height(), input.width()));
    }

    /**
     * @param images {@code N×C×H×W}
     * @return {@code N×K}, under the manager of {@code images}
     */
    NDArray logits(NDArray images) {
        if (!oneByOne || images.getShape().get(0) == 1) {
            return run(images);
        }
        NDList rows = new NDList();
        for (long i = 0; i < images.getShape().get(0); i++) {
            try (NDArray image = images.get(new NDIndex("{}:{}", i, i + 1))) {
                rows.add(run(image));
            }
        }
        try (rows) {
            return NDArrays.concat(rows);
        }
    }

    private NDArray run(NDArray images) {
        NDManager owner = images.getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray view = images.duplicate();
            view.attach(scope);
            NDArray output = model.getBlock()
                    .forward(new ParameterStore(scope, false), new NDList(view), false)
                    .head();
            if (output.getDataType() != DataType.FLOAT32) {
                throw new ModelException("The model file '%s' returns %s where logits are 32-bit floats."
                        .formatted(file, output.getDataType()));
            }
            return owner.create(output.toFloatArray(), output.getShape());
        } catch (IllegalArgumentException | IllegalStateException | ai.djl.engine.EngineException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ModelException(
                    "The model '%s' failed on pictures of the shape %s: %s."
                            .formatted(file, images.getShape(), cause.getMessage()),
                    e);
        }
    }

    void close() {
        model.close();
    }
}
