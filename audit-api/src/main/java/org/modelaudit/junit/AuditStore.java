package org.modelaudit.junit;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.modelaudit.run.AskedParameters;
import org.modelaudit.run.RunScope;

/** The extension's corner of JUnit's store. */
final class AuditStore {

    private static final Namespace NAMESPACE = Namespace.create(AuditStore.class);

    private AuditStore() {}

    /** Of the whole run. */
    static RunScope run(ExtensionContext context) {
        ExtensionContext root = context.getRoot();
        return new RunScope() {
            @Override
            public Optional<String> parameter(String name) {
                return AskedParameters.of(this).remembered(name, root.getConfigurationParameter(name));
            }

            @Override
            public <K, V> V shared(Class<V> type, K key, Function<K, V> maker) {
                return find(root.getStore(NAMESPACE), type, key, maker);
            }
        };
    }

    /** A value that belongs to this very context, never to the one around it. */
    static <V> V ofContext(ExtensionContext context, Class<V> type, Function<String, V> maker) {
        return find(context.getStore(NAMESPACE), type, context.getUniqueId() + type.getName(), maker);
    }

    /** What {@link #ofContext} made for this very context; null if it made nothing. */
    static <V> @Nullable V made(ExtensionContext context, Class<V> type) {
        return context.getStore(NAMESPACE).get(context.getUniqueId() + type.getName(), type);
    }

    /** JUnit 6 prefers computeIfAbsent, which JUnit 5 does not have. */
    @SuppressWarnings("deprecation")
    private static <K, V> V find(Store store, Class<V> type, K key, Function<K, V> maker) {
        return Objects.requireNonNull(store.getOrComputeIfAbsent(key, maker, type));
    }
}
