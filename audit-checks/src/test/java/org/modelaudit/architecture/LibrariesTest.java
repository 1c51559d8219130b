package org.modelaudit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.modelaudit.content.Libraries;

/** A number depends on the libraries that it is computed with, so all of them are part of the key under which it is kept. */
class LibrariesTest {

    /** Read or write text, show progress, run tests, send work elsewhere or name nullness; compute nothing. */
    private static final List<String> COMPUTE_NOTHING = List.of(
            "org.modelaudit.",
            "java.",
            "javax.",
            "com.sun.",
            "org.w3c.",
            "org.xml.",
            "org.jspecify.",
            "org.junit.",
            "org.assertj.",
            "org.opentest4j.",
            "org.apiguardian.",
            "com.google.gson.",
            "com.google.protobuf.",
            "org.apache.commons.csv.",
            "org.apache.commons.io.",
            "org.apache.commons.text.",
            "org.snakeyaml.",
            "me.tongfei.",
            "org.apache.spark.",
            "org.apache.hadoop.",
            "scala.");

    @Test
    void every_library_that_the_product_computes_with_is_listed() {
        Set<String> listed = Libraries.jars().stream()
                .map(jar -> jar.substring(0, jar.lastIndexOf(' ')))
                .collect(Collectors.toSet());
        Set<String> unlisted = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.modelaudit")) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String name = dependency.getTargetClass().getBaseComponentType().getName();
                if (name.contains(".") && COMPUTE_NOTHING.stream().noneMatch(name::startsWith)) {
                    String jar = jar(name);
                    if (!listed.contains(jar)) {
                        unlisted.add(jar + " of " + name);
                    }
                }
            }
        }

        assertThat(unlisted).isEmpty();
    }

    private static String jar(String type) {
        URL place = LibrariesTest.class.getClassLoader().getResource(type.replace('.', '/') + ".class");
        String path = String.valueOf(place).replaceAll("!.*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void none_is_listed_that_is_not_there() {
        assertThat(Libraries.jars())
                .isNotEmpty()
                // Optional: who audits ONNX files adds them.
                .filteredOn(jar -> !jar.contains("onnx"))
                .allMatch(jar -> jar.matches("\\S+\\.jar \\d+"));
    }
}
