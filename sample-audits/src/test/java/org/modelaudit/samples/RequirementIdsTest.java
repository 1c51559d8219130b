package org.modelaudit.samples;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All sample audits are of one team's requirements, so that an id says the same wherever it stands. */
class RequirementIdsTest {

    private static final Pattern REASON = Pattern.compile("\"requirement ([A-Z]+-\\d+): ([^\"]+)\"");
    private static final Pattern WRITTEN = Pattern.compile(".*\\.(java|kt|yaml|md)");

    @Test
    void every_id_of_a_requirement_means_one_thing() {
        Map<String, Set<String>> meanings = Stream.of("sample-audits/src/test", "docs")
                .flatMap(RequirementIdsTest::reasons)
                .collect(groupingBy(reason -> reason.group(1), mapping(reason -> reason.group(2), toSet())));

        assertThat(meanings)
                .containsKeys("SHAPE-1", "SHAPE-4")
                .allSatisfy((id, said) -> assertThat(said).as(id).hasSize(1));
    }

    private static Stream<MatchResult> reasons(String folder) {
        try (Stream<Path> files = Files.walk(Checkout.file(folder))) {
            return files
                    .filter(file -> WRITTEN.matcher(file.toString()).matches())
                    .map(RequirementIdsTest::text)
                    .map(REASON::matcher)
                    .flatMap(Matcher::results)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
