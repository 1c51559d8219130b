package org.modelaudit.junit;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The ids that every {@link Requirement} of a test names together. */
final class RequirementIds {

    private RequirementIds() {}

    /** Sorted, each once. */
    static List<String> of(ExtensionContext context) {
        SortedSet<String> ids = new TreeSet<>();
        for (Requirement requirement : Annotations.all(context, Requirement.class)) {
            if (requirement.value().length == 0) {
                throw refused("no id", context);
            }
            for (String id : requirement.value()) {
                if (id.isBlank()) {
                    throw refused("a blank id", context);
                }
                ids.add(id.strip());
            }
        }
        return List.copyOf(ids);
    }

    private static ExtensionConfigurationException refused(String what, ExtensionContext context) {
        return new ExtensionConfigurationException(
                "A @Requirement of %s names %s, so it cannot be found again; write @Requirement(\"REQ-12\")."
                        .formatted(
                                context.getTestMethod()
                                        .map(method ->
                                                context.getRequiredTestClass().getName() + "." + method.getName())
                                        .orElseGet(() ->
                                                context.getRequiredTestClass().getName()),
                                what));
    }
}
