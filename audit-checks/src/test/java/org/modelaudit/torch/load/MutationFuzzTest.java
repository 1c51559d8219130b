package org.modelaudit.torch.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged copies of six small models, one of each form of archive, opened in a process of their own. {@code
 * -Dmodelaudit.mutants=1000000} asks for more, {@code -Dmodelaudit.mutants.share=1} has each that our reader accepts go on to
 * libtorch, {@code -Dmodelaudit.mutants.first} begins elsewhere.
 */
class MutationFuzzTest {

    private static final int MUTANTS = Integer.getInteger("modelaudit.mutants", 20_000);
    private static final int SHARE = Integer.getInteger("modelaudit.mutants.share", 2);
    private static final int FIRST = Integer.getInteger("modelaudit.mutants.first", 0);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_damaged_file_ends_in_a_sentence_or_in_the_logits_that_libtorch_alone_gives()
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        MutationRun.Tally tally = MutationRun.of(FIRST, MUTANTS, SHARE, folder);
        Path target = Files.createDirectories(Path.of("target", "mutants"));
        Files.writeString(
                target.resolve("mutants.md"),
                tally.table()
                        + "\n%d s\n"
                                .formatted(Duration.ofNanos(System.nanoTime() - start)
                                        .toSeconds()) + String.join("\n", tally.faults()) + "\n");

        assertThat(tally.all()).isEqualTo(MUTANTS);
        assertThat(tally.faults()).isEmpty();
        assertThat(tally.count("opened, logits equal"))
                .as("mutants that still are programs")
                .isPositive();
        assertThat(tally.count("refused")).as("mutants that are none").isGreaterThan(MUTANTS / 4);
    }

    @Test
    void the_same_number_gives_the_same_bytes() {
        assertThat(Mutant.number(17).bytes()).isEqualTo(Mutant.number(17).bytes());
        assertThat(Mutant.number(17).bytes()).isNotEqualTo(Mutant.number(21).bytes());
    }
}
