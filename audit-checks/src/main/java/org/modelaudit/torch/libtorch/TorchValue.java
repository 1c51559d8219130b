package org.modelaudit.torch.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What a method returned: a tensor, or a tuple, list or dictionary of values. Public for those who look at results. */
public final class TorchValue {

    private final IValue value;

    TorchValue(IValue value) {
        this.value = value;
    }

    /** As TorchScript names it, {@code Tuple[Tensor, Tensor]}. */
    public String type() {
        return value.getType();
    }

    public boolean isTensor() {
        return value.isTensor();
    }

    public boolean isDictionary() {
        return value.isMap();
    }

    /** The tensor, which {@code owner} owns from now on. */
    public NDArray tensor(NDManager owner) {
        return value.toTensor((PtNDManager) owner);
    }

    /** Looks at the elements of a tuple, which are closed behind the look. */
    public <T> T elements(Function<List<TorchValue>, T> look) {
        return looking(value.toIValueTuple(), look);
    }

    /** Looks at the parts by key or by index; a single value has none. They are closed behind the look. */
    public <T> T parts(Function<Map<String, TorchValue>, T> look) {
        if (value.isMap()) {
            Map<String, IValue> entries = new TreeMap<>(value.toIValueMap());
            List<String> keys = List.copyOf(entries.keySet());
            return looking(entries.values().toArray(IValue[]::new), values -> look.apply(byKey(keys, values)));
        }
        IValue[] elements =
                value.isTuple() ? value.toIValueTuple() : value.isList() ? value.toIValueArray() : new IValue[0];
        List<String> keys =
                IntStream.range(0, elements.length).mapToObj(Integer::toString).toList();
        return looking(elements, values -> look.apply(byKey(keys, values)));
    }

    private static Map<String, TorchValue> byKey(List<String> keys, List<TorchValue> values) {
        Map<String, TorchValue> parts = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            parts.put(keys.get(i), values.get(i));
        }
        return parts;
    }

    private static <T> T looking(IValue[] values, Function<List<TorchValue>, T> look) {
        try (Values all = new Values(List.of(values))) {
            return look.apply(all.list().stream().map(TorchValue::new).toList());
        }
    }

    /** Values that are closed together. */
    record Values(List<IValue> list) implements AutoCloseable {

        @Override
        public void close() {
            Closing.each(list.stream().map(v -> (Runnable) v::close).toList());
        }
    }
}
