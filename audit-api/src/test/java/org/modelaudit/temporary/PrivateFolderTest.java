package org.modelaudit.temporary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PrivateFolderTest {

    /** No process has it: Linux counts to 2²² at most. */
    private static final long NOBODY = 99_999_999_999L;

    @Test
    void the_folder_of_a_killed_process_is_removed_by_the_next_and_that_of_a_living_one_stays() throws Exception {
        Process other = otherProcess();
        try {
            Path left = folderOf(other);

            PrivateFolder.create().close();
            assertThat(left).isDirectory();

            other.destroyForcibly().waitFor();
            assertThat(left).isDirectory();

            PrivateFolder.create().close();
            assertThat(left).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void the_folder_of_a_living_process_that_cannot_be_seen_stays_as_long_as_it_is_locked() throws Exception {
        Process other = otherProcess();
        try {
            Path left = folderOf(other);
            Path unseen = Files.move(left, left.resolveSibling("modelaudit-" + NOBODY + "-1-" + other.pid()));

            PrivateFolder.create().close();
            assertThat(unseen).isDirectory();

            other.destroyForcibly().waitFor();
            PrivateFolder.create().close();
            assertThat(unseen).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_number_that_another_process_has_got_since_does_not_keep_a_folder() throws IOException {
        long own = ProcessHandle.current().pid();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path left = Files.createDirectory(temporary.resolve("modelaudit-" + own + "-1000-" + System.nanoTime()));
        Path none = Files.createDirectory(temporary.resolve("modelaudit-notes-" + System.nanoTime()));

        try (PrivateFolder folder = PrivateFolder.create()) {
            assertThat(left).doesNotExist();
            assertThat(none).isDirectory();
            PrivateFolder.create().close();
            assertThat(folder.file("x").getParent()).isDirectory();
        } finally {
            Files.delete(none);
        }
    }

    private static Process otherProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        HoldsFolder.class.getName())
                .start();
    }

    private static Path folderOf(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return Path.of(Objects.requireNonNull(lines.readLine(), "the other process said nothing"));
    }

    /** A process that has a folder until it is killed. */
    static final class HoldsFolder {

        private HoldsFolder() {}

        public static void main(String[] arguments) throws Exception {
            PrivateFolder folder = PrivateFolder.create();
            Files.writeString(folder.file("module.pt"), "weights");
            System.out.println(folder.file("module.pt").getParent());
            Thread.sleep(Long.MAX_VALUE);
            folder.close();
        }
    }
}
