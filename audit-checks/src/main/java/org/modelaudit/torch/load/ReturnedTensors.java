package org.modelaudit.torch.load;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.modelaudit.model.NamedOutput;
import org.modelaudit.model.NamedOutputs;
import org.modelaudit.torch.libtorch.TorchModule;
import org.modelaudit.torch.libtorch.TorchModule.Argument;
import org.modelaudit.torch.libtorch.TorchValue;
import org.modelaudit.torch.source.ProgramException;

/**
 * The tensors of real numbers that {@code forward} returns, in tuples, lists and dictionaries, by their names.
 *
 * @param outputs by the name that a user sees
 * @param paths where each lies in the result, {@code 2.0}
 */
record ReturnedTensors(NamedOutputs outputs, Map<String, String> paths) {

    /**
     * @param result of {@code forward} for one picture
     * @param fields names of what stands first in the result, in its order; empty where the format does not say
     */
    static ReturnedTensors in(TorchValue result, List<String> fields, NDManager manager) {
        if (result.isTensor()) {
            return new ReturnedTensors(NamedOutputs.NONE, Map.of());
        }
        Map<String, Shape> shapes = new LinkedHashMap<>();
        look(result, "", shapes, manager);
        List<NamedOutput> all = new ArrayList<>();
        Map<String, String> paths = new LinkedHashMap<>();
        shapes.forEach((path, shape) -> {
            String name = result.isDictionary() ? path : named(path, fields);
            all.add(new NamedOutput(name, shape));
            paths.put(name, path);
        });
        boolean counted = all.size() == fields.size() && fields.containsAll(paths.keySet());
        if (counted) {
            all.sort(Comparator.comparingInt(output -> fields.indexOf(output.name())));
        }
        return new ReturnedTensors(new NamedOutputs(all, counted), Map.copyOf(paths));
    }

    /** {@code aux.0} for {@code 2.0} where the third field is called so. */
    private static String named(String path, List<String> fields) {
        int dot = path.indexOf('.');
        int first = Integer.parseInt(dot < 0 ? path : path.substring(0, dot));
        return first < fields.size() ? fields.get(first) + (dot < 0 ? "" : path.substring(dot)) : path;
    }

    private static void look(TorchValue value, String path, Map<String, Shape> shapes, NDManager manager) {
        if (value.isTensor()) {
            try (NDArray tensor = value.tensor(manager)) {
                if (tensor.getDataType().isFloating()) {
                    shapes.put(path, tensor.getShape());
                }
            }
            return;
        }
        value.parts(parts -> {
            parts.forEach((key, part) -> look(part, path.isEmpty() ? key : path + "." + key, shapes, manager));
            return parts;
        });
    }

    /**
     * Runs the module and takes one of the tensors.
     *
     * @param name of one of {@link #outputs()}
     */
    NDArray of(TorchModule module, NDArray images, String name) {
        String path = paths.getOrDefault(name, name);
        return picked(module, images, (result, owner) -> pick(result, path, "", owner));
    }

    /**
     * Runs the module and takes a tensor as 32-bit floats, which the pictures' manager owns.
     *
     * @param pick finds it in what the module returned
     */
    static NDArray picked(TorchModule module, NDArray images, BiFunction<TorchValue, NDManager, NDArray> pick) {
        NDManager owner = images.getManager();
        NDArray input = images.getDataType() == DataType.FLOAT32 ? images : images.toType(DataType.FLOAT32, false);
        try (NDArray picked =
                module.inspect("forward", List.of(Argument.tensor(input)), result -> pick.apply(result, owner))) {
            // What comes out of inference mode can never take part in a recorded run; its copy can.
            return picked.getDataType() == DataType.FLOAT32
                    ? picked.duplicate()
                    : picked.toType(DataType.FLOAT32, true);
        }
    }

    /** A key may hold dots itself, so that each part is tried whose key leads on. */
    private static NDArray pick(TorchValue value, String path, String done, NDManager owner) {
        if (value.isTensor()) {
            return value.tensor(owner);
        }
        return value.parts(parts -> {
            for (Map.Entry<String, TorchValue> part : parts.entrySet()) {
                String here = done.isEmpty() ? part.getKey() : done + "." + part.getKey();
                if (path.equals(here) || path.startsWith(here + ".")) {
                    return pick(part.getValue(), path, here, owner);
                }
            }
            throw new ProgramException("it returned no output '%s' this time".formatted(path));
        });
    }
}
