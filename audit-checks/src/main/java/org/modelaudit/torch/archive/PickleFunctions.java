package org.modelaudit.torch.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceFile;

/** The functions that a pickle of a TorchScript program may call, each replaced by what it would make. */
final class PickleFunctions {

    private static final Map<String, Class<?>> LISTS = Map.of(
            "torch.jit._pickle.build_intlist", Long.class,
            "torch.jit._pickle.build_tensorlist", Pickled.Tensor.class,
            "torch.jit._pickle.build_doublelist", Double.class,
            "torch.jit._pickle.build_boollist", Boolean.class);

    /** As many as PyTorch's operations take. */
    private static final int MOST_AXES = 64;

    /** A tensor that repeats its numbers, as an expanded one does, may be longer than what it keeps, but not without end. */
    private static final long MOST_REPEATED = 1 << 24;

    private PickleFunctions() {}

    static @Nullable Object call(String function, List<?> arguments) {
        Class<?> element = LISTS.get(function);
        if (element != null) {
            return listOf(element, arguments.get(0));
        }
        return switch (function) {
            case "torch._utils._rebuild_tensor_v2" -> tensor(arguments);
            case "collections.OrderedDict", "builtins.dict" -> new LinkedHashMap<>();
            case "torch.jit._pickle.restore_type_tag" -> tagged(arguments.get(0), (String) arguments.get(1));
            case "torch.device" -> new Pickled.Device(String.valueOf(arguments.get(0)));
            default ->
                throw new ProgramException(
                        function.contains("qtensor")
                                ? "holds quantized weights, which have no gradient; export the model before it is quantized"
                                : "calls the foreign function '%s'".formatted(function));
        };
    }

    static boolean isParameter(String function) {
        return function.equals("torch._utils._rebuild_parameter")
                || function.equals("torch._utils._rebuild_parameter_with_state");
    }

    private static Object listOf(Class<?> element, @Nullable Object list) {
        if (!(list instanceof List<?> l) || !l.stream().allMatch(element::isInstance)) {
            throw new ProgramException("makes a list of other things than it says");
        }
        return list;
    }

    /** libtorch believes what a tag says, so it must be true. */
    private static @Nullable Object tagged(@Nullable Object value, String tag) {
        if (!PickledTypes.UNKNOWN_CLASSES.conforms(value, SourceFile.type(tag))) {
            throw new ProgramException("holds a value that is no '%s', as it says".formatted(tag));
        }
        return value;
    }

    static Pickled.Storage storage(@Nullable Object persistentId) {
        List<?> id = (List<?>) persistentId;
        if (id == null || id.size() < 5 || !"storage".equals(id.get(0))) {
            throw new ProgramException("refers to something outside that is no storage");
        }
        String type = ((Pickled.Global) id.get(1)).name();
        if (!type.startsWith("torch.") || !type.endsWith("Storage")) {
            throw new ProgramException("keeps numbers in the foreign class '%s'".formatted(type));
        }
        return new Pickled.Storage(type.substring(type.lastIndexOf('.') + 1), (String) id.get(2), (Long) id.get(4));
    }

    private static Pickled.Tensor tensor(List<?> arguments) {
        Pickled.Tensor tensor = new Pickled.Tensor(
                (Pickled.Storage) arguments.get(0),
                (Long) arguments.get(1),
                longs(arguments.get(2)),
                longs(arguments.get(3)));
        if (tensor.shape().size() != tensor.strides().size() || tensor.shape().size() > MOST_AXES) {
            throw new ProgramException("holds a tensor of %d axes with %d strides"
                    .formatted(tensor.shape().size(), tensor.strides().size()));
        }
        long last = tensor.offset();
        long elements = 1;
        boolean empty = false;
        for (int i = 0; i < tensor.shape().size(); i++) {
            long size = tensor.shape().get(i);
            long stride = tensor.strides().get(i);
            if (size < 0 || stride < 0) {
                throw new ProgramException("holds a tensor of negative size");
            }
            empty |= size == 0;
            elements = Math.multiplyExact(elements, Math.max(size, 1));
            last = Math.addExact(last, Math.multiplyExact(Math.max(size - 1, 0), stride));
        }
        if (elements > Math.max(tensor.storage().elements(), MOST_REPEATED)) {
            throw new ProgramException("holds a tensor of %d numbers over a storage of %d"
                    .formatted(elements, tensor.storage().elements()));
        }
        if (tensor.offset() < 0 || (!empty && last >= tensor.storage().elements())) {
            throw new ProgramException("holds a tensor that reaches beyond its storage '%s'"
                    .formatted(tensor.storage().key()));
        }
        return tensor;
    }

    private static List<Long> longs(Object list) {
        return ((List<?>) list).stream().map(Long.class::cast).toList();
    }
}
