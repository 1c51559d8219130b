package org.modelaudit.junit;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.NearestNames;
import org.modelaudit.gate.Waiver;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;

/**
 * Whether waivers name audits that there are: one with a mistyped name waives nothing and would be forgotten. Remembers which audits
 * ran.
 */
final class WaivedNames implements AuditReporter {

    private final Set<String> ran = ConcurrentHashMap.newKeySet();

    @Override
    public void report(AuditResult result, Evidence evidence) {
        ran.add(result.identity().id());
    }

    /**
     * Refuses a waiver of a class, of one of its methods, or of an invocation that there is not.
     *
     * @param waivers of the whole file
     * @param tests a class whose tests have run
     * @throws ConfigurationException if an audit of the class is waived under a name that none has
     */
    void verify(List<Waiver> waivers, Class<?> tests) {
        for (Waiver waiver : waivers) {
            String audit = waiver.audit();
            if (audit.startsWith(tests.getName() + ".")) {
                String method = audit.substring(tests.getName().length() + 1).split("[\\[#]", 2)[0];
                verifyMethod(audit, method, tests);
                verifyRan(audit, tests.getName() + "." + method);
            } else {
                verifyClass(audit, tests.getClassLoader());
            }
        }
    }

    private static void verifyMethod(String audit, String method, Class<?> tests) {
        List<String> methods =
                ReflectionSupport.findMethods(tests, any -> true, HierarchyTraversalMode.TOP_DOWN).stream()
                        .map(found -> found.getName())
                        .distinct()
                        .toList();
        if (!methods.contains(method)) {
            throw refused(
                    audit, "%s has no method '%s' but %s".formatted(tests.getName(), method, near(method, methods)));
        }
    }

    /** Only where the method did run: a part of the tests may have been chosen. */
    private void verifyRan(String audit, String method) {
        Set<String> alike = new TreeSet<>();
        for (String id : ran) {
            if (id.equals(method) || id.startsWith(method + "[") || id.startsWith(method + "#")) {
                alike.add(id);
            }
        }
        if (!alike.isEmpty() && !alike.contains(audit)) {
            throw refused(audit, "the audits of that method are " + near(audit, alike));
        }
    }

    /** What stands before its method, without the arguments of parameterized classes. */
    private static void verifyClass(String audit, ClassLoader loader) {
        String plain = audit.replaceAll("\\[[^\\]]*]", "");
        String name = plain.substring(0, Math.max(0, plain.lastIndexOf('.')));
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw refused(audit, "there is no class '%s' on the class path".formatted(name));
        }
    }

    private static String near(String wanted, Iterable<String> names) {
        Stream.Builder<String> all = Stream.builder();
        names.forEach(all::add);
        return NearestNames.of(wanted, all.build().toList()).stream()
                .map(name -> "'" + name + "'")
                .reduce((one, other) -> one + ", " + other)
                .orElse("none");
    }

    private static ConfigurationException refused(String audit, String clause) {
        return new ConfigurationException(
                "A waiver names the audit '%s', but %s; correct or remove it.".formatted(audit, clause));
    }
}
