package org.modelaudit.report.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Status;
import org.modelaudit.report.coverage.RequirementCoverage.State;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.Records;

class RequirementCoverageTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("requirements.csv"), text);
    }

    private static RecordedAudit audit(String id, Status status, String... requirements) {
        RecordedAudit audit = Records.audit("net", 0.5);
        return new RecordedAudit(
                id,
                audit.title(),
                audit.description(),
                audit.rationale(),
                List.of(requirements),
                status,
                audit.model(),
                audit.data(),
                audit.explainer(),
                audit.environment(),
                audit.verdicts(),
                audit.remarks(),
                audit.attachments());
    }

    @Test
    void a_requirement_is_in_the_worst_state_of_its_audits_and_one_without_any_is_not_covered() throws IOException {
        List<TeamRequirement> requirements = RequirementsFile.read(file("""
                id,text,clause
                SIGN-1,looks at the sign,"Article 15(1), first sentence"
                SIGN-2,stays stable,
                SIGN-3,is no worse,
                SIGN-4,nobody looked,
                """));

        RequirementCoverage coverage = RequirementCoverage.of(
                requirements,
                List.of(
                        Records.run(
                                audit("b", Status.PASS, "SIGN-1", "SIGN-2"),
                                audit("a", Status.FAIL, "SIGN-1", "SIGN-l"),
                                audit("c", Status.WAIVED, "SIGN-3"),
                                audit("d", Status.INCONCLUSIVE)),
                        Records.run(audit("e", Status.INCONCLUSIVE, "SIGN-2"))));

        assertThat(coverage.rows())
                .extracting(
                        row -> row.requirement().id(), RequirementCoverage.Row::state, RequirementCoverage.Row::audits)
                .containsExactly(
                        tuple("SIGN-1", State.FAILING, List.of("a", "b")),
                        tuple("SIGN-2", State.INCONCLUSIVE, List.of("b", "e")),
                        tuple("SIGN-3", State.WAIVED, List.of("c")),
                        tuple("SIGN-4", State.NOT_COVERED, List.of()));
        assertThat(coverage.unknown()).isEqualTo(Map.of("SIGN-l", List.of("a")));
        assertThat(coverage.count(State.NOT_COVERED)).isEqualTo(1);
        assertThat(requirements.get(0).clause()).isEqualTo("Article 15(1), first sentence");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,text;A,b | it has no column 'id' but [name, text]; name it so",
                "id,text;A,b;A,c | lines 2 and 3 have the same id 'A'",
                "id,text;A, | line 2 has no text",
                "id,text;,b | line 2 has no id",
                "id,text;A,b,c | line 2 has 3 fields and the header has 2; quote fields that hold a comma",
                "id,text | it holds none",
            })
    void a_file_that_says_nothing_or_twice_is_refused_with_its_line(String text, String why) throws IOException {
        Path file = file(text.replace(';', '\n'));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> RequirementsFile.read(file))
                .withMessage("The requirements '%s' cannot be used: %s.".formatted(file, why));
    }
}
