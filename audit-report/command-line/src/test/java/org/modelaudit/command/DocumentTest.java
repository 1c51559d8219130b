package org.modelaudit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/command-line.md} says is there. */
class DocumentTest {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

    static String text() throws IOException {
        return Files.readString(Starter.checkout().resolve("docs/command-line.md"));
    }

    static List<String> fences(String language) throws IOException {
        return FENCE.matcher(text())
                .results()
                .filter(fence -> fence.group(1).equals(language))
                .map(fence -> fence.group(2))
                .toList();
    }

    @Test
    void its_table_has_every_command_and_every_exit_code() throws IOException {
        assertThat(Arrays.stream(Subcommand.values()).map(command -> "`" + command.word() + " "))
                .allSatisfy(beginning -> assertThat(text()).contains(beginning));
        assertThat(Pattern.compile("(?m)^\\| (\\d) \\| (.*) \\|$")
                        .matcher(text())
                        .results()
                        .map(MatchResult::group))
                .containsExactly(Arrays.stream(ExitCode.values())
                        .map(code -> "| %d | %s |".formatted(code.number(), code.meaning()))
                        .toArray(String[]::new));
    }

    @Test
    void its_options_are_there() throws IOException {
        for (String option : List.of("--dry-run", "--format", "--set", "--no-report", "--record", "--device")) {
            assertThat(text()).contains(option);
            assertThat(Ran.of("run", "--help").out()).contains(option);
        }
    }
}
