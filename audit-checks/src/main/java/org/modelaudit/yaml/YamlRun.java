package org.modelaudit.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.modelaudit.run.AskedParameters;
import org.modelaudit.run.RunScope;

/** One run of the engine: what its audits share, closed in the opposite order. */
final class YamlRun implements RunScope, EngineExecutionContext {

    private final ConfigurationParameters parameters;
    private final Map<List<Object>, Object> values = new LinkedHashMap<>();
    private final Deque<AutoCloseable> closeable = new ArrayDeque<>();

    YamlRun(ConfigurationParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public Optional<String> parameter(String name) {
        return AskedParameters.of(this).remembered(name, parameters.get(name));
    }

    @Override
    public <K, V> V shared(Class<V> type, K key, Function<K, V> maker) {
        List<Object> whole = List.of(type, key);
        Object value = values.get(whole);
        if (value == null) {
            value = maker.apply(key);
            values.put(whole, value);
            if (value instanceof AutoCloseable one) {
                closeable.push(one);
            }
        }
        return type.cast(value);
    }

    /**
     * Closes everything, whatever becomes of the others.
     *
     * @throws Exception of the first that failed, with the others' attached
     */
    void close() throws Exception {
        Exception first = null;
        while (!closeable.isEmpty()) {
            try {
                closeable.pop().close();
            } catch (Exception trouble) {
                if (first == null) {
                    first = trouble;
                } else {
                    first.addSuppressed(trouble);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
