package org.modelaudit.explain;

import java.util.Collection;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.modelaudit.error.ConfigurationException;

/** All explainers that can be called by name. */
public final class ExplainerRegistry {

    private final Map<String, Supplier<Explainer>> makers;

    private ExplainerRegistry(Map<String, Supplier<Explainer>> makers) {
        this.makers = makers;
    }

    /**
     * Collects what every {@link ExplainerProvider} on the class path names.
     *
     * @throws ConfigurationException if two providers give the same name
     */
    public static ExplainerRegistry load() {
        return of(ServiceLoader.load(ExplainerProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    static ExplainerRegistry of(Collection<ExplainerProvider> providers) {
        Map<String, Supplier<Explainer>> makers = new TreeMap<>();
        for (ExplainerProvider provider : providers) {
            provider.explainers().forEach((name, maker) -> {
                if (makers.putIfAbsent(name, maker) != null) {
                    throw new ConfigurationException("Two providers name an explainer '%s'; rename the one in %s."
                            .formatted(name, provider.getClass().getName()));
                }
            });
        }
        return new ExplainerRegistry(makers);
    }

    /** All names, in alphabetical order. */
    public Set<String> names() {
        return makers.keySet();
    }

    /**
     * The explainer of that name in its default settings.
     *
     * @throws ConfigurationException if there is none; the message lists those that exist
     */
    public Explainer byName(String name) {
        Supplier<Explainer> maker = makers.get(name.strip());
        if (maker == null) {
            throw new ConfigurationException(
                    makers.isEmpty()
                            ? "There is no explainer '%s': no provider of explainers is on the class path; add audit-checks."
                                    .formatted(name)
                            : "There is no explainer '%s'; choose from %s."
                                    .formatted(name, String.join(", ", makers.keySet())));
        }
        return maker.get();
    }
}
