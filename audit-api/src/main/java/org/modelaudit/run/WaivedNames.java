package org.modelaudit.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.NearestNames;
import org.modelaudit.gate.Waiver;

/**
 * Whether waivers name audits that there are: one with a mistyped name waives nothing and would be forgotten. Remembers which audits there
 * were in a run. Only a part of the tests may have been chosen, and one that ends in trouble does not come to all of its audits: what may
 * be right is not refused.
 */
public final class WaivedNames {

    private static final Pattern NUMBER = Pattern.compile("#\\d+$");

    /** What the name of an audit in a file begins with. */
    private static final Pattern FILE = Pattern.compile("^(.+\\.audit\\.ya?ml):");

    private final Set<String> audits = ConcurrentHashMap.newKeySet();

    /** Those names under which there are no more audits than these. */
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    /** By method, the names of its invocations where all are known before they run. */
    private final Map<String, Set<String>> offered = new ConcurrentHashMap<>();

    /** Those of a run. */
    public static WaivedNames ofRun(RunScope run) {
        return run.shared(WaivedNames.class, WaivedNames.class, key -> new WaivedNames());
    }

    /** Remembers a test's audits. */
    public void note(AuditSession session) {
        List<String> ids = session.ids();
        audits.addAll(ids);
        if (session.isFinished() && !ids.isEmpty()) {
            ended.add(ids.get(0));
        }
    }

    /** Remembers of a method which invocations there are, whichever of them were chosen. */
    public void offer(String method, List<String> invocations) {
        offered.put(
                method,
                invocations.stream().map(name -> method + "[" + name + "]").collect(Collectors.toSet()));
    }

    /**
     * Refuses a waiver of a class, of one of its methods, or of an invocation that there is not.
     *
     * @param waivers of the whole file
     * @param tests a class whose tests have run
     * @param methods names of its methods
     * @throws ConfigurationException if an audit of the class is waived under a name that none has
     */
    public void verify(List<Waiver> waivers, Class<?> tests, List<String> methods) {
        for (Waiver waiver : waivers) {
            String audit = waiver.audit();
            if (FILE.matcher(audit).find()) {
                verifyFile(audit);
            } else if (audit.startsWith(tests.getName() + ".")) {
                String method = audit.substring(tests.getName().length() + 1).split("[\\[#]", 2)[0];
                verifyMethod(audit, method, tests, methods);
                verifyAudit(audit, tests.getName() + "." + method);
            } else {
                verifyClass(audit, tests.getClassLoader());
            }
        }
    }

    /**
     * Refuses a waiver of an audit that a file does not hold, or of a file that is not there.
     *
     * @param waivers of the whole file of waivers
     * @param file as the names of its audits begin
     * @param names of all its audits, whichever of them were chosen
     * @throws ConfigurationException if an audit in a file is waived under a name that none has
     */
    public static void verify(List<Waiver> waivers, String file, List<String> names) {
        for (Waiver waiver : waivers) {
            String audit = waiver.audit();
            Matcher named = FILE.matcher(audit);
            if (!named.find()) {
                continue;
            }
            verifyFile(audit);
            if (named.group(1).equals(file) && !names.contains(audit)) {
                throw refused(audit, "the audits of that file are " + near(audit, names));
            }
        }
    }

    private static void verifyFile(String audit) {
        Matcher named = FILE.matcher(audit);
        if (named.find() && Files.notExists(Path.of(named.group(1)))) {
            throw refused(audit, "there is no file '%s'".formatted(named.group(1)));
        }
    }

    private static void verifyMethod(String audit, String method, Class<?> tests, List<String> methods) {
        if (!methods.contains(method)) {
            throw refused(
                    audit, "%s has no method '%s' but %s".formatted(tests.getName(), method, near(method, methods)));
        }
    }

    private void verifyAudit(String audit, String method) {
        String invocation = NUMBER.matcher(audit).replaceFirst("");
        Set<String> invocations = offered.getOrDefault(method, Set.of());
        boolean otherForm = ended.stream()
                .filter(id -> id.equals(method) || id.startsWith(method + "["))
                .anyMatch(id -> id.equals(method) != invocation.equals(method));
        if (!audits.contains(audit)
                && (ended.contains(invocation)
                        || otherForm
                        || (!invocations.isEmpty() && !invocations.contains(invocation)))) {
            Set<String> alike = new TreeSet<>(invocations);
            audits.stream()
                    .filter(id -> id.equals(method) || id.startsWith(method + "[") || id.startsWith(method + "#"))
                    .forEach(alike::add);
            throw refused(audit, "the audits of that method are " + near(audit, alike));
        }
    }

    /** What stands before its method, without the arguments of parameterized classes. */
    private static void verifyClass(String audit, ClassLoader loader) {
        String plain = NUMBER.matcher(audit.replaceAll("\\[[^\\]]*]", "")).replaceFirst("");
        String name = plain.substring(0, Math.max(0, plain.lastIndexOf('.')));
        // An audit in @BeforeAll has the name of its class.
        if (!isClass(name, loader) && !isClass(plain, loader)) {
            throw refused(audit, "there is no class '%s' on the class path".formatted(name));
        }
    }

    private static boolean isClass(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
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
