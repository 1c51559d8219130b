package org.modelaudit.torch.archive;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pickle holds that Java has no type for; numbers, strings, lists (also for tuples) and maps are plain Java.
 */
public sealed interface Pickled {

    /** A class or function, by its full name. */
    record Global(String name) implements Pickled {}

    /**
     * A member of an enumeration.
     *
     * @param type full name of the enumeration
     * @param value a number or a string
     */
    record EnumMember(String type, Object value) implements Pickled {}

    /** A device by its name, {@code cuda:0}. */
    record Device(String name) implements Pickled {}

    /**
     * An instance of a TorchScript class. Compared by identity: two objects of one class with the same state are two.
     */
    final class Instance implements Pickled {

        private final String type;
        private final @Nullable Object state;

        Instance(String type, @Nullable Object state) {
            this.type = type;
            this.state = state;
        }

        /** Full name of its class, {@code __torch__.nets.ResNet}. */
        public String type() {
            return type;
        }

        /** What it was given to restore itself from. */
        @Nullable
        Object state() {
            return state;
        }

        /** Attributes by name, in the order in which they were saved; empty where the class keeps its state otherwise. */
        public Map<?, ?> attributes() {
            return state instanceof Map<?, ?> m ? m : Map.of();
        }
    }

    /** A tuple. Other lists can grow, this one cannot, and libtorch takes neither for the other. */
    final class Tuple extends AbstractList<@Nullable Object> implements Pickled {

        private final List<@Nullable Object> elements;

        Tuple(List<@Nullable Object> elements) {
            this.elements = elements;
        }

        @Override
        public @Nullable Object get(int index) {
            return elements.get(index);
        }

        @Override
        public int size() {
            return elements.size();
        }
    }

    /**
     * A number array in the {@code data/} or {@code constants/} folder.
     *
     * @param type PyTorch's name of the storage's class, {@code FloatStorage}
     * @param key name of the entry
     */
    record Storage(String type, String key, long elements) implements Pickled {}

    /** A tensor that was trained, in a dictionary of tensors. */
    record Parameter(Tensor tensor) implements Pickled {}

    /** A view of a storage. */
    record Tensor(Storage storage, long offset, List<Long> shape, List<Long> strides) implements Pickled {

        public long elements() {
            long n = 1;
            for (long d : shape) {
                n *= d;
            }
            return n;
        }
    }
}
