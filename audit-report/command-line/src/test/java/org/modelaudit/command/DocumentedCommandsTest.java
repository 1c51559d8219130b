package org.modelaudit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/command-line.md} read as somebody does who types what stands there, in a copy of the starter. */
class DocumentedCommandsTest {

    @TempDir
    private Path folder;

    private void copyStarter() throws IOException {
        Path starter = Starter.file("");
        try (Stream<Path> files = Files.walk(starter)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(starter.resolve("target")))
                    .toList()) {
                Path copy = folder.resolve(starter.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void its_commands_print_what_it_shows_and_leave_what_it_says() throws Exception {
        copyStarter();
        Files.writeString(
                folder.resolve("shapes.audit.yaml"), DocumentTest.fences("yaml").get(0));
        List<String> blocks = DocumentTest.fences("");
        List<String> commands =
                blocks.stream().filter(block -> block.startsWith("modelaudit ")).toList();

        assertThat(commands).hasSize(4);
        for (String command : commands) {
            List<String> words = List.of(command.strip().split(" +"));
            Ran ran = StartedJar.start(folder, List.of(), words.subList(1, words.size()));

            assertThat(ran.out()).matches(pattern(blocks.get(blocks.indexOf(command) + 1)));
            boolean judges = command.startsWith("modelaudit run ") && !command.contains("--dry-run");
            assertThat(ran.code()).isEqualTo(judges ? ExitCode.FAIL : ExitCode.PASS);
        }
        assertThat(List.of(
                        "model-audit.json",
                        "model-audit.md",
                        "model-audit.sarif",
                        "report/index.html",
                        "dossier/dossier.html",
                        "dossier/dossier.pdf",
                        "ledger.sqlite"))
                .allSatisfy(file ->
                        assertThat(folder.resolve("modelaudit").resolve(file)).isNotEmptyFile());
        assertThat(folder.resolve("modelaudit-explained/shape_000.png")).isNotEmptyFile();
    }

    /** An ellipsis stands for anything. */
    private static Pattern pattern(String shown) {
        return Pattern.compile(Arrays.stream(shown.split("…", -1))
                .map(Pattern::quote)
                .reduce((one, other) -> one + "(?s:.*)" + other)
                .orElseThrow());
    }
}
