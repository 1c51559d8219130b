package org.modelaudit.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.error.AuditInterruptedException;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DeviceException;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelSource;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class FirstOpeningTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void isolated() {
        set("modelaudit.opening", "isolated");
        set("modelaudit.cache", folder.resolve("cache").toString());
    }

    @AfterEach
    void asBefore() {
        before.forEach((name, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    private void set(String name, String value) {
        before.putIfAbsent(name, System.getProperty(name, ""));
        System.setProperty(name, value);
    }

    @Test
    void a_file_that_ends_the_process_that_opens_it_is_refused_with_its_name_and_what_to_do() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open("die"))
                .withMessage(
                        "The model file 'some.model' cannot be audited: opening it ends the process that opens it (exit status 134),"
                                + " which a damaged file does and one made to do harm; export the model again, from a source that"
                                + " you trust.");
    }

    @Test
    void a_file_that_takes_longer_than_allowed_is_refused_with_the_setting_that_allows_more() {
        set("modelaudit.opening.seconds", "2");

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open("sleep"))
                .withMessage(
                        "The model file 'some.model' cannot be audited: opening it takes longer than the 2 s allowed; export the"
                                + " model again, or allow more with -Dmodelaudit.opening.seconds=N.");
    }

    @Test
    void a_file_that_exhausts_the_heap_is_refused_with_the_limit() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open("hoard"))
                .withMessageContaining("opening it takes more heap than the "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB that this Java may use");
    }

    @Test
    void a_file_that_prints_without_end_is_refused() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open("print"))
                .withMessageContaining("'some.model' cannot be audited: opening it prints without end");
    }

    @Test
    void what_a_file_prints_is_not_taken_for_an_answer() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open("prints", "model It is refused."))
                .withMessage("It is refused.");
    }

    @Test
    void the_sentence_of_a_refusal_comes_back_as_it_was_said_and_as_what_it_was() {
        assertThatThrownBy(() -> open("model The file 'ä\"\t' is no good."))
                .isInstanceOf(ModelException.class)
                .hasMessage(new ModelException("The file 'ä\"\t' is no good.").getMessage());
        assertThatThrownBy(() -> open("device It is not there."))
                .isInstanceOf(DeviceException.class)
                .hasMessage("It is not there.");
        assertThatThrownBy(() -> open("configuration It is malformed."))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("It is malformed.");
    }

    @ParameterizedTest
    @CsvSource({"raw broken, IllegalStateException: broken", "recurse, StackOverflowError"})
    void what_is_thrown_raw_becomes_a_sentence(String order, String thrown) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open(order))
                .withMessageStartingWith("The model file 'some.model' cannot be audited: opening it fails (java.lang.")
                .withMessageContaining(thrown);
    }

    @Test
    void a_known_file_is_opened_at_once_and_several_unknown_ones_share_one_child() throws IOException {
        Path first = folder.resolve("first.txt");
        Path second = folder.resolve("second.txt");
        long own = ProcessHandle.current().pid();

        open("note " + first);
        open("note " + first);
        open("note " + second);

        List<String> pids = Files.readAllLines(first);
        assertThat(pids.get(0)).isNotEqualTo(Long.toString(own));
        assertThat(pids.subList(1, 3)).containsOnly(Long.toString(own));
        assertThat(pids).hasSize(3);
        assertThat(Files.readAllLines(second)).containsExactly(pids.get(0), Long.toString(own));
    }

    @Test
    void a_file_that_is_opened_under_other_conditions_is_unknown_again() throws IOException {
        Path notes = folder.resolve("notes.txt");
        ModelSource source = source("note " + notes);

        open(source);
        open(source.onDevice("cpu"));
        open(source.withLabels(new Labels(List.of("cat", "dog"))));
        open(ModelSource.of(source.file(), InputSpecification.imageNet(16)));
        open(source);

        assertThat(Files.readAllLines(notes)).hasSize(4 * 2 + 1);
    }

    @Test
    void where_nothing_can_be_remembered_each_opening_goes_through_a_child() throws IOException {
        set(
                "modelaudit.cache",
                Files.writeString(folder.resolve("no-folder"), "").toString());
        Path notes = folder.resolve("notes.txt");

        open("note " + notes);
        open("note " + notes);

        assertThat(Files.readAllLines(notes)).hasSize(4);
    }

    @Test
    void a_note_that_is_cut_off_is_none() throws IOException {
        Path notes = folder.resolve("notes.txt");
        open("note " + notes);
        try (var all = Files.list(folder.resolve("cache/opened"))) {
            Path note = all.findFirst().orElseThrow();
            Files.writeString(note, Files.readString(note).substring(0, 40));
        }

        open("note " + notes);

        assertThat(Files.readAllLines(notes)).hasSize(4);
    }

    @Test
    void a_refused_file_is_not_remembered() {
        assertThatThrownBy(() -> open("model No.")).hasMessage("No.");
        assertThat(folder.resolve("cache/opened")).doesNotExist();
    }

    @Test
    void a_file_is_opened_at_once_where_the_user_says_so() throws IOException {
        set("modelaudit.opening", "direct");
        Path notes = folder.resolve("notes.txt");

        open("note " + notes);

        assertThat(Files.readAllLines(notes))
                .containsExactly(Long.toString(ProcessHandle.current().pid()));
    }

    @ParameterizedTest
    @CsvSource({
        "modelaudit.opening, maybe, 'isolated' or 'direct'",
        "modelaudit.opening.seconds, 0, whole number of seconds from 1",
        "modelaudit.opening.seconds, soon, whole number of seconds from 1"
    })
    void a_malformed_setting_is_refused_by_name(String name, String value, String wanted) {
        set(name, value);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open("model No."))
                .withMessageContaining("'%s' is '%s'", name, value)
                .withMessageContaining(wanted);
    }

    @Test
    void an_interrupt_ends_the_opening_with_a_sentence_and_its_child() throws Exception {
        Path notes = folder.resolve("notes.txt");
        ModelSource source = source("note " + notes, "sleep");
        Throwable[] thrown = new Throwable[1];
        boolean[] marked = new boolean[1];
        Thread audit = new Thread(() -> {
            try {
                open(source);
            } catch (RuntimeException e) {
                thrown[0] = e;
                marked[0] = Thread.currentThread().isInterrupted();
            }
        });
        audit.start();
        ProcessHandle child = childIn(notes);

        audit.interrupt();
        audit.join(Duration.ofSeconds(20).toMillis());

        assertThat(thrown[0])
                .isInstanceOf(AuditInterruptedException.class)
                .hasMessage("The audit was interrupted while its model was being opened; run it again.");
        assertThat(marked[0]).isTrue();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void a_child_does_not_outlive_a_process_that_is_killed_and_the_next_run_removes_what_both_left() throws Exception {
        Path notes = folder.resolve("notes.txt");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path file = source("note " + notes, "sleep").file();
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-Dmodelaudit.cache=" + folder.resolve("cache"),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        OpensFile.class.getName(),
                        file.toString())
                .start();
        ProcessHandle child = childIn(notes);
        assertThat(children(temporary)).isNotEmpty();

        parent.destroyForcibly().waitFor();
        child.onExit().get(20, TimeUnit.SECONDS);
        set("java.io.tmpdir", temporary.toString());
        ModelFile.copyOf(file).close();

        assertThat(children(temporary)).isEmpty();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** Waits for a child to say its number. */
    private static ProcessHandle childIn(Path notes) throws Exception {
        for (int i = 0; i < 2000 && (Files.notExists(notes) || Files.size(notes) < 2); i++) {
            Thread.sleep(10);
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(notes).strip())).orElseThrow();
    }

    private ModelSource source(String... lines) throws IOException {
        Path file = Files.write(folder.resolve("some.model"), List.of(lines));
        return ModelSource.of(file, InputSpecification.imageNet(8));
    }

    private void open(String... lines) throws IOException {
        open(source(lines));
    }

    private static void open(ModelSource source) {
        new InstructedRuntime().open(source).close();
    }

    /** A process that opens a file. */
    static final class OpensFile {

        private OpensFile() {}

        public static void main(String[] arguments) {
            open(ModelSource.of(Path.of(arguments[0]), InputSpecification.imageNet(8)));
        }
    }
}
