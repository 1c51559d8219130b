package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Plays the README's first hour word by word, in a fresh folder, with Maven 3.8 and an empty local repository. Takes minutes and
 * the network, so it runs by {@code -Pfirst-hour} alone; what {@code MAVEN_ARGS} holds is passed on, such as a file of settings.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The README's commands are those of a Unix shell.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstHour {

    private static final String TREE = "mvn -o org.apache.maven.plugins:maven-dependency-plugin:3.8.1:tree";

    private final Shell shell = Shell.inAFreshFolder();
    private final Path starter = shell.folder().resolve("my-audit");

    /** What the README says a user types, one line a command. */
    private static List<String> commands() {
        return Fence.of("README.md").stream()
                .filter(fence -> fence.language().equals("sh"))
                .flatMap(fence -> fence.lines().stream())
                .toList();
    }

    @Test
    @Order(1)
    void the_commands_of_the_readme_end_as_it_says() throws IOException {
        List<String> commands = commands();
        int reported = commands.indexOf("mvn -q exec:java") + 1;
        List<Shell.Answer> answers =
                new ArrayList<>(shell.runAll(shell.folder().resolve("model-audit"), commands.subList(0, reported)));
        String page = shell.page();
        answers.addAll(shell.runAll(starter, commands.subList(reported, commands.size())));

        assertThat(answers)
                .extracting(answer -> answer.command() + " -> " + (answer.isSuccess() ? "success" : "failure"))
                .containsExactly(
                        "./mvnw -q install -Dmaven.test.skip -> success",
                        "cp -R sample-audits/starter ../my-audit -> success",
                        "cd ../my-audit -> success",
                        "mvn test -> failure",
                        "mvn -q exec:java -> success",
                        "mvn clean test -Dmodel=honest.pt -> success");
        for (Shell.Answer answer : List.of(answers.get(3), answers.get(4))) {
            assertThat(shown(answer.command()).omissionIn(answer.said()))
                    .as("what the README shows of " + answer.command())
                    .isEmpty();
        }
        assertThat(answers.get(5).said())
                .contains("what honest.pt looks at", "Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(starter.resolve("clever-hans.pt")).exists();

        Matcher report = Pattern.compile("Report: file://(.*)#audits")
                .matcher(answers.get(4).said());
        assertThat(report.find()).isTrue();
        assertThat(Path.of(report.group(1))).isEqualTo(starter.resolve("target/allure-report/index.html"));
        assertThat(page).contains("looks_at_the_object", "explanation_shows_what_the_model_has_learned");
    }

    /** The output that the README shows right after a command. */
    private static Excerpt shown(String command) {
        List<Fence> fences = Fence.of("README.md");
        for (int i = 0; i + 1 < fences.size(); i++) {
            if (fences.get(i).lines().contains(command)
                    && fences.get(i + 1).language().isEmpty()) {
                return new Excerpt(fences.get(i + 1).lines());
            }
        }
        throw new AssertionError("The README shows no output of " + command + ".");
    }

    @Test
    @Order(2)
    void without_a_version_of_surefire_maven_3_8_is_green_and_the_report_refuses() throws IOException {
        Path bare = shell.copy(starter, "bare");
        String pom = Files.readString(bare.resolve("pom.xml"));
        String unpinned = pom.replaceFirst(
                "(?s)<plugin>\\s*<groupId>[^<]*</groupId>\\s*<artifactId>maven-surefire-plugin.*?</plugin>", "");
        Files.writeString(bare.resolve("pom.xml"), unpinned);

        List<Shell.Answer> answers = shell.runAll(bare, List.of("mvn clean test", "mvn -q exec:java"));

        assertThat(unpinned).isNotEqualTo(pom);
        assertThat(answers.get(0).isSuccess()).isTrue();
        assertThat(answers.get(0).said())
                .contains("maven-surefire-plugin:2.12.4")
                .doesNotContain("The audit failed");
        assertThat(answers.get(1).isSuccess()).isFalse();
        assertThat(answers.get(1).said()).contains("There is no results directory");
    }

    @Test
    @Order(3)
    void a_build_in_which_no_test_runs_fails() throws IOException {
        Path empty = shell.copy(starter, "empty");
        Files.delete(empty.resolve("src/test/java/ModelTest.java"));
        Files.writeString(empty.resolve("src/test/java/Helper.java"), "class Helper {}\n");

        List<Shell.Answer> answers = shell.runAll(empty, List.of("mvn clean test"));

        assertThat(answers.get(0).isSuccess()).isFalse();
        assertThat(answers.get(0).said()).contains("No tests");
    }

    /** The machine is made believe; nothing is fetched for it. */
    @ParameterizedTest
    @Order(4)
    @CsvSource({
        "Linux,      amd64,   linux-x86_64,  linux-x86_64",
        "Linux,      aarch64, linux-aarch64, linux-arm64",
        "Mac OS X,   aarch64, osx-aarch64,   macosx-arm64",
        "Windows 11, amd64,   win-x86_64,    windows-x86_64"
    })
    void every_machine_gets_its_own_native_libraries_and_no_other(
            String name, String architecture, String libtorch, String nd4j) throws IOException {
        String tree = tree(name, architecture);

        assertThat(tree)
                .contains("pytorch-native-cpu:jar:%s:".formatted(libtorch))
                .contains("nd4j-native:jar:%s:".formatted(nd4j))
                .containsOnlyOnce("pytorch-native-cpu:jar:");
    }

    @Test
    @Order(5)
    void an_intel_mac_gets_no_libtorch_rather_than_a_stranger_s() throws IOException {
        assertThat(tree("Mac OS X", "x86_64")).contains("audit-checks").doesNotContain("pytorch-native-cpu", "linux");
    }

    private String tree(String name, String architecture) throws IOException {
        shell.runAll(starter, List.of(TREE.replace(" -o", "")));
        Path options = shell.folder().resolve("machine");
        Files.writeString(options, "\"-Dos.name=%s\"%n-Dos.arch=%s%n".formatted(name, architecture));
        Shell.Answer answer = shell.runAll(starter, List.of(TREE), Map.of("JDK_JAVA_OPTIONS", "@" + options))
                .get(0);
        assertThat(answer.isSuccess()).as(answer.said()).isTrue();
        return answer.said();
    }

    @Test
    @Order(6)
    void gradle_runs_the_same_audits() throws IOException {
        assumeTrue(
                List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gradle"))),
                "There is no Gradle on the PATH, so the starter's Gradle build was not tried.");
        String version =
                shell.runAll(starter, List.of("gradle --version")).get(0).said();
        assumeTrue(
                Pattern.compile("(?m)^Gradle (9|[1-9]\\d|8\\.([5-9]|[1-9]\\d))")
                        .matcher(version)
                        .find(),
                () ->
                        "The Gradle on the PATH is older than the 8.5 that the README asks for, so the starter's Gradle build was not tried: "
                                + version);
        Path copy = shell.copy(Checkout.file("sample-audits/starter"), "with-gradle");

        List<Shell.Answer> answers = shell.runAll(
                copy, List.of("gradle -Dmaven.repo.local=%s test".formatted(shell.repository()), "gradle auditReport"));

        assertThat(answers).extracting(Shell.Answer::isSuccess).containsExactly(false, true);
        assertThat(answers.get(0).said()).contains("2 tests completed, 1 failed");
        assertThat(answers.get(1).said()).contains("Report: file://");
    }
}
