package org.modelaudit.torch.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.modelaudit.error.NearestNames;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.Weight;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;

/**
 * A loaded program's parameters by layer; in a frozen program a layer is an operation, and its constants are parameters. Whoever
 * reads or changes them holds the device, and no lock besides.
 *
 * <p>Public for {@code torch}.
 */
public final class TorchWeights implements ModelWeights {

    private final RunningProgram program;
    private final Map<String, List<Integer>> indices;

    /** Buffers of the layers that hold parameters. */
    private final Map<String, List<Integer>> buffers;

    /** What was there before the first change, by index of the weight. */
    private final Map<Integer, float[]> originals = new TreeMap<>();

    /** How many times parameters are multiplied by noise that is not taken back yet. */
    private int noises;

    public TorchWeights(RunningProgram program) {
        this.program = program;
        this.indices = byLayer(program.flat());
        this.buffers = buffers(program.flat());
    }

    private static Map<String, List<Integer>> byLayer(FlatProgram flat) {
        Map<String, List<Integer>> byLayer = new LinkedHashMap<>();
        boolean frozen = flat.weights().stream().allMatch(Weight::isConstant);
        for (int i = 0; i < flat.weights().size(); i++) {
            Weight weight = flat.weights().get(i);
            if (weight.parameter()) {
                String layer = frozen ? reader(flat, i) : weight.layer();
                byLayer.merge(layer, List.of(i), TorchWeights::joined);
            }
        }
        byLayer.remove("");
        return byLayer;
    }

    private static Map<String, List<Integer>> buffers(FlatProgram flat) {
        Map<String, List<Integer>> byLayer = new LinkedHashMap<>();
        for (int i = 0; i < flat.weights().size(); i++) {
            Weight weight = flat.weights().get(i);
            if (!weight.parameter() && !weight.isConstant() && weight.type().equals("FloatStorage")) {
                byLayer.merge(weight.layer(), List.of(i), TorchWeights::joined);
            }
        }
        return byLayer;
    }

    private static List<Integer> joined(List<Integer> a, List<Integer> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    private static String reader(FlatProgram flat, int weight) {
        return flat.layers().stream()
                .filter(l -> flat.statements().get(l.position() - 1).reads(weight))
                .map(LayerCall::path)
                .findFirst()
                .orElse("");
    }

    @Override
    public List<String> layers() {
        return List.copyOf(indices.keySet());
    }

    @Override
    public List<Tensor> tensors(String layer) {
        return joined(of(layer), buffers.getOrDefault(layer, List.of())).stream()
                .map(index -> program.flat().weights().get(index))
                .map(weight -> new Tensor(weight.path(), new Shape(weight.shape()), weight.parameter()))
                .toList();
    }

    @Override
    public float[] values(Tensor tensor) {
        int index = index(tensor);
        return program.alone(() -> program.weights().get(index).toFloatArray());
    }

    @Override
    public void replace(Tensor tensor, float[] values) {
        int index = index(tensor);
        long size = program.weights().get(index).size();
        if (values.length != size) {
            throw new IllegalArgumentException(
                    "'%s' holds %d numbers, but got %d.".formatted(tensor.path(), size, values.length));
        }
        change(index, before -> values);
    }

    private int index(Tensor tensor) {
        List<Weight> weights = program.flat().weights();
        return IntStream.range(0, weights.size())
                .filter(i -> weights.get(i).path().equals(tensor.path()))
                .findFirst()
                .orElseGet(() -> program.named(() -> {
                    throw new ProgramException("it has no parameter '%s'".formatted(tensor.path()));
                }));
    }

    /** Whether every parameter is as it was saved. */
    public boolean areOriginal() {
        return program.alone(() -> originals.isEmpty() && noises == 0);
    }

    @Override
    public <T> T changing(Supplier<T> work) {
        return program.alone(() -> {
            try {
                return work.get();
            } finally {
                restore();
            }
        });
    }

    @Override
    public void randomize(String layer, long seed) {
        for (int index : of(layer)) {
            Weight weight = program.flat().weights().get(index);
            RandomWeights random = new RandomWeights(seed, weight.path());
            change(index, weight.shape().size() > 1 ? random::drawn : random::permuted);
        }
    }

    @Override
    public void shift(String layer, float by) {
        for (int index : of(layer)) {
            change(index, values -> {
                float[] shifted = values.clone();
                for (int i = 0; i < shifted.length; i++) {
                    shifted[i] += by;
                }
                return shifted;
            });
        }
    }

    @Override
    public Change multiplyByNoise(double deviation, long seed, long draw) {
        ReentrantLock lock = program.lock();
        lock.lock();
        noises++;
        Map<Integer, float[]> before = new TreeMap<>();
        Change change = () -> {
            try {
                before.forEach((index, values) -> program.weights().get(index).set(values));
                noises--;
            } finally {
                lock.unlock();
            }
        };
        try {
            for (List<Integer> ofLayer : indices.values()) {
                for (int index : ofLayer) {
                    NDArray weight = exact(index);
                    float[] values = weight.toFloatArray();
                    before.put(index, values);
                    String path = program.flat().weights().get(index).path();
                    weight.set(RandomWeights.multiplied(values, deviation, SampleRandom.of(seed, path, draw)));
                }
            }
            return change;
        } catch (RuntimeException e) {
            change.close();
            throw e;
        }
    }

    @Override
    public void restore(String layer) {
        restore(joined(of(layer), buffers.getOrDefault(layer, List.of())));
    }

    @Override
    public void restore() {
        program.alone(() -> restore(List.copyOf(originals.keySet())));
    }

    private List<Integer> of(String layer) {
        List<Integer> found = indices.get(layer);
        if (found == null) {
            return program.named(() -> {
                throw new ProgramException(
                        "it has no layer '%s' with parameters; the nearest are %s; print weights().layers() to see all %d"
                                .formatted(
                                        layer, String.join(", ", NearestNames.of(layer, layers())), layers().size()));
            });
        }
        return found;
    }

    private void change(int index, UnaryOperator<float[]> how) {
        program.alone(() -> {
            NDArray weight = exact(index);
            float[] now = weight.toFloatArray();
            originals.putIfAbsent(index, now);
            weight.set(how.apply(now));
            return true;
        });
    }

    /** A parameter whose numbers Java can hold without rounding. */
    private NDArray exact(int index) {
        NDArray weight = program.weights().get(index);
        return program.named(() -> {
            if (weight.getDataType() != DataType.FLOAT32) {
                throw new ProgramException("its parameter '%s' is of the type %s and cannot be changed exactly"
                        .formatted(program.flat().weights().get(index).path(), weight.getDataType()));
            }
            return weight;
        });
    }

    private boolean restore(List<Integer> changed) {
        return program.alone(() -> {
            for (int index : changed) {
                float[] original = originals.remove(index);
                if (original != null) {
                    program.weights().get(index).set(original);
                }
            }
            return true;
        });
    }
}
