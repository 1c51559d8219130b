package org.modelaudit.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.assertions.ExplanationsAssert;
import org.modelaudit.data.AuditSet;
import org.modelaudit.gate.Threshold;
import org.modelaudit.junit.AuditBudget;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.Output;
import org.modelaudit.metric.Metric;
import org.modelaudit.yaml.words.Keys;
import org.modelaudit.yaml.words.Vocabulary;

/** {@code docs/yaml.md} names every key there is, and what it shows is understood. */
class YamlDocsTest {

    private static final Path PAGE = Path.of("../docs/yaml.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`\\w+`(?:, )?)+) \\|");
    private static final Pattern WORD = Pattern.compile("`(\\w+)");
    private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\\n(.*?)```");

    /** What the chain has that a file says otherwise, or need not say. */
    private static final Set<String> CHAIN_ALONE = Set.of("has", "check");

    @TempDir
    Path folder;

    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        int begin = page.indexOf("## " + heading + "\n");
        assertThat(begin).isNotNegative();
        return page.substring(begin, page.indexOf("\n## ", begin + 1));
    }

    private static Set<String> rows(String section) {
        Set<String> keys = new TreeSet<>();
        Matcher row = ROW.matcher(section);
        while (row.find()) {
            words(row.group(1)).forEach(keys::add);
        }
        return keys;
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map((MatchResult word) -> word.group(1));
    }

    @Test
    void every_key_of_a_file_has_its_row() throws IOException {
        assertThat(rows(section("Keys of a file"))).isEqualTo(AuditFile.keys());
    }

    @Test
    void every_key_of_an_audit_has_its_row() throws IOException {
        assertThat(rows(section("Keys of an audit"))).isEqualTo(DeclaredAudit.keys());
    }

    @Test
    void what_stands_below_a_key_is_named() throws IOException {
        String both = section("Keys of a file") + section("Keys of an audit");

        assertThat(words(both).toList())
                .containsAll(Keys.of(Input.class))
                .containsAll(Keys.of(Output.class))
                .containsAll(Keys.of(AuditBudget.class))
                .containsAll(Vocabulary.settings(AuditSet.class).keySet())
                .containsAll(Vocabulary.factories(Threshold.class).keySet())
                .containsAll(Vocabulary.settings(Threshold.class).keySet());
    }

    @Test
    void every_word_of_the_chain_is_a_key() {
        assertThat(Arrays.stream(ExplanationsAssert.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> method.getReturnType() == ExplanationsAssert.class && !method.isBridge())
                        .map(Method::getName)
                        .filter(name -> !CHAIN_ALONE.contains(name)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(DeclaredAudit.keys()).contains(name));
    }

    static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE).replace("\r\n", "\n"))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void what_the_page_shows_is_understood_but_for_the_model_that_is_not_here(String text) throws IOException {
        Path file = FileRun.written(folder, "a.audit.yaml", text);

        assertThat(AuditSchemaTest.violations(file)).isEmpty();
        assertThat(FileRun.failures(FileRun.of(file), file))
                .isNotEmpty()
                .allSatisfy(message ->
                        assertThat(message).contains("`model` of the file is").contains("but there is nothing at"));
    }

    static Stream<String> calls() throws IOException {
        return Pattern.compile("\\| `([a-z]\\w+: [^`]+)`(?:,| \\||$)")
                .matcher(section("Words"))
                .results()
                .map(call -> call.group(1))
                .filter(call -> !call.startsWith("passes"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_call_that_the_page_shows_is_understood(String call) throws IOException {
        boolean metric = Vocabulary.factories(Metric.class).containsKey(call.replaceFirst(":.*", ""));
        String text = metric
                ? MistakesTest.good().replace("localizationIoU: { thresholdedAt: 0.3 }", call)
                : MistakesTest.good().replace("explainedBy: gradCam", "explainedBy:\n      " + call);
        Path file = FileRun.written(folder, "a.audit.yaml", text);

        assertThat(AuditSchemaTest.violations(file)).isEmpty();
        assertThat(FileRun.failures(FileRun.of(file), file))
                .singleElement()
                .asString()
                .contains("there is nothing at");
    }
}
