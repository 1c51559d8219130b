package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The build in Groovy is the one in Kotlin, which {@link StarterTest} holds against Maven's. */
class GradleTest {

    private static final Pattern COORDINATES = Pattern.compile("[\"']((?:org|io|ai|net)\\.[\\w.-]+:[^\"']+)[\"']");
    private static final Pattern VERSION = Pattern.compile("(?:val|def) (\\w+) = [\"'](\\d[^\"']*)[\"']");

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.groupCount() == 1 ? found.group(1) : found.group(1) + " " + found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void both_name_the_same_libraries_in_the_same_versions() {
        String kotlin = Checkout.text("sample-audits/starter/build.gradle.kts");
        List<Fence> groovy = Fence.of("docs/gradle.md").stream()
                .filter(fence -> fence.language().equals("groovy"))
                .toList();

        assertThat(groovy).hasSize(1);
        assertThat(all(COORDINATES, groovy.get(0).text()))
                .isEqualTo(all(COORDINATES, kotlin))
                .hasSizeGreaterThan(10);
        assertThat(all(VERSION, groovy.get(0).text()))
                .isEqualTo(all(VERSION, kotlin))
                .hasSize(5);
    }
}
