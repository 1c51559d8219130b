package org.modelaudit.spark;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modelaudit.content.Libraries;
import org.modelaudit.content.Machine;

/** What numbers depend on beside the audit: the product, its libraries, the JVM and the processor. */
final class Facts {

    private Facts() {}

    static SortedMap<String, String> ofThisProcess() {
        SortedMap<String, String> facts = new TreeMap<>(Machine.facts());
        facts.put(
                "ModelAudit",
                Optional.ofNullable(Machine.class.getPackage().getImplementationVersion())
                        .orElse("of a build folder"));
        Libraries.jars().forEach(jar -> facts.put("library " + jar.replaceFirst("-\\d.*", ""), jar));
        return facts;
    }

    /**
     * What of an executor is not as on the driver, in words; empty where all is.
     *
     * @param driver facts of the driver
     * @param here of the executor
     */
    static Optional<String> difference(SortedMap<String, String> driver, SortedMap<String, String> here) {
        TreeMap<String, String> all = new TreeMap<>(driver);
        all.putAll(here);
        String words = all.keySet().stream()
                .filter(name -> !driver.getOrDefault(name, "none").equals(here.getOrDefault(name, "none")))
                .map(name -> "%s '%s', and the driver '%s'"
                        .formatted(name, here.getOrDefault(name, "none"), driver.getOrDefault(name, "none")))
                .collect(Collectors.joining("; "));
        return Optional.of(words).filter(some -> !some.isEmpty());
    }
}
