package org.modelaudit.torch.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.ProgramException;

/** The functions that a pickle of a TorchScript program may call, each replaced by what it would make. */
final class PickleFunctions {

    private static final Set<String> LISTS = Set.of(
            "torch.jit._pickle.build_intlist",
            "torch.jit._pickle.build_tensorlist",
            "torch.jit._pickle.build_doublelist",
            "torch.jit._pickle.build_boollist",
            "torch.jit._pickle.restore_type_tag");

    private PickleFunctions() {}

    static @Nullable Object call(String function, List<?> arguments) {
        if (function.equals("torch._utils._rebuild_tensor_v2")) {
            return tensor(arguments);
        } else if (function.equals("collections.OrderedDict") || function.equals("builtins.dict")) {
            return new LinkedHashMap<>();
        } else if (LISTS.contains(function)) {
            return arguments.get(0);
        } else if (function.equals("torch.device")) {
            return new Pickled.Device(String.valueOf(arguments.get(0)));
        } else if (function.startsWith("__torch__.")) {
            return new Pickled.Instance(function);
        } else if (function.contains("qtensor")) {
            throw new ProgramException(
                    "holds quantized weights, which have no gradient; export the model before it is" + " quantized");
        }
        throw new ProgramException("calls the foreign function '%s'".formatted(function));
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
        long last = tensor.offset();
        boolean empty = false;
        for (int i = 0; i < tensor.shape().size(); i++) {
            long size = tensor.shape().get(i);
            long stride = tensor.strides().get(i);
            if (size < 0 || stride < 0) {
                throw new ProgramException("holds a tensor of negative size");
            }
            empty |= size == 0;
            last = Math.addExact(last, Math.multiplyExact(Math.max(size - 1, 0), stride));
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
