package org.modelaudit.torch.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The values that lie in a value of a pickle. Public for whoever checks them. */
public final class PickledValues {

    private PickledValues() {}

    /** Looks at the value and at every other that lies in it, once, without recursion: a pickle can be nested as deeply as it is long. */
    public static void forEach(@Nullable Object root, Consumer<Object> look) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<@Nullable Object> open = new ArrayList<>();
        open.add(root);
        while (!open.isEmpty()) {
            Object value = open.remove(open.size() - 1);
            if (value != null && seen.add(value)) {
                look.accept(value);
                open.addAll(parts(value));
            }
        }
    }

    /** What lies directly in it: the attributes or the state of an object, the values of a dictionary, the elements of a list or tuple. */
    static Collection<? extends @Nullable Object> parts(@Nullable Object value) {
        if (value instanceof Pickled.Instance instance) {
            return instance.state() instanceof List<?> state
                    ? state
                    : instance.attributes().values();
        } else if (value instanceof Map<?, ?> map) {
            return map.values();
        }
        return value instanceof List<?> list ? list : List.of();
    }
}
