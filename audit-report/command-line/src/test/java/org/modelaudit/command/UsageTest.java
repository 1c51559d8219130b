package org.modelaudit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UsageTest {

    @Test
    void help_names_every_command_with_a_sentence_and_shows_examples() {
        Ran help = Ran.of("--help");

        assertThat(help.code()).isEqualTo(ExitCode.PASS);
        assertThat(help.out())
                .contains(
                        Arrays.stream(Subcommand.values()).map(Subcommand::word).toList())
                .contains("Examples:", "modelaudit run signs.audit.yaml");
    }

    @ParameterizedTest
    @EnumSource
    void the_help_of_a_command_has_examples_and_the_exit_codes(Subcommand command) {
        Ran help = Ran.of(command.word(), "--help");

        assertThat(help.code()).isEqualTo(ExitCode.PASS);
        assertThat(help.out())
                .contains("Example", "  modelaudit " + command.word() + " ", "Exit codes:")
                .contains(Arrays.stream(ExitCode.values())
                        .map(code -> "  " + code.number() + "   ")
                        .toList())
                .doesNotContain("@", "null");
        assertThat(Ran.of("help", command.word()).out()).isEqualTo(help.out());
    }

    @Test
    void the_exit_codes_last() {
        assertThat(ExitCode.values())
                .extracting(code -> code + " " + code.number())
                .containsExactly("PASS 0", "FAIL 1", "WRONG_USAGE 2", "INCONCLUSIVE 3", "TROUBLE 4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                               | A command is missing; 'modelaudit --help' shows what there is.",
                "lyers model.pt                   | 'modelaudit' has no command 'lyers', the nearest is 'layers'; 'modelaudit --help' shows what there is.",
                "layers --lable=x model.pt        | 'modelaudit layers' has no option '--lable=x', the nearest is '--labels'; 'modelaudit layers --help' shows what there is.",
                "layers                           | Missing required parameter: 'MODEL'; 'modelaudit layers --help' shows what there is.",
                "layers a.pt b.pt                 | 'modelaudit layers' has no place for 'b.pt'; 'modelaudit layers --help' shows what there is.",
                "layers a.pt --size big           | Invalid value for option '--size': 'big' is not an int; 'modelaudit layers --help' shows what there is.",
                "sign record.json                 | Missing required option: '--key=FILE'; 'modelaudit sign --help' shows what there is.",
                "run a.audit.yaml --format html   | Invalid value for option '--format': expected one of [TEXT, MARKDOWN, SARIF, JUNIT, JSON] (case-insensitive) but was 'html'; 'modelaudit run --help' shows what there is.",
            })
    void what_cannot_be_meant_is_one_sentence_with_the_nearest_word(String line, String sentence) {
        Ran ran = Ran.of((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));

        assertThat(ran.sentence()).isEqualTo(sentence);
        assertThat(ran.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void the_place_in_the_code_is_shown_to_who_asks_for_it() {
        assertThat(Ran.of("layers", "no-such.pt").err().lines()).hasSize(1);
        assertThat(Ran.of("layers", "no-such.pt", "--stacktrace").err())
                .contains("'no-such.pt' does not exist", "\tat org.modelaudit");
    }
}
