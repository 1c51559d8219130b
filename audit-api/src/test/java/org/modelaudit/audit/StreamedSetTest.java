package org.modelaudit.audit;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSet;
import org.modelaudit.data.SampleDigest;
import org.modelaudit.error.AuditInterruptedException;
import org.modelaudit.error.DataException;
import org.modelaudit.result.SampleSummary;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeModel;

class StreamedSetTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<Integer> gone = new ArrayList<>();

    @AfterEach
    void wake() {
        Thread.interrupted();
    }

    private StreamedSet set(AuditSet data) {
        return new StreamedSet(
                new AuditSettings(2, 42, Progress.Style.NONE), "title", FakeModel.small(), data, gone::add);
    }

    private static List<String> walked(StreamedSet set) {
        List<String> walked = new ArrayList<>();
        set.walk(
                (pictures, images) -> pictures,
                (picture, any) -> walked.add(picture.samples().first().id()));
        return walked;
    }

    @Test
    void a_set_of_which_too_much_cannot_be_read_is_refused_once_all_of_it_has_gone_by() {
        StreamedSet set = set(DrawnSet.withDamage(folder, 5));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> walked(set))
                .withMessageMatching("1 of 6 pictures of '.*' cannot be read, such as: .*damaged.png.*");
        assertThat(gone).containsExactly(2, 4, 6);
    }

    @Test
    void a_picture_that_cannot_be_read_at_first_is_left_out_of_each_walk_even_if_it_could_be_read_later()
            throws IOException {
        StreamedSet set = set(DrawnSet.withDamage(folder, 25));

        List<String> first = walked(set);
        Files.copy(folder.resolve("0.png"), folder.resolve("damaged.png"), REPLACE_EXISTING);

        assertThat(first).hasSize(25).doesNotContain("damaged.png");
        assertThat(walked(set)).isEqualTo(first);
        assertThat(set.unreadable()).singleElement().asString().contains("damaged.png");
    }

    @Test
    void a_picture_that_cannot_be_read_any_more_stops_the_study() throws IOException {
        StreamedSet set = set(DrawnSet.of(folder, 3));
        walked(set);
        Files.write(folder.resolve("1.png"), new byte[] {1, 2, 3});

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> walked(set))
                .withMessageContaining("could be read at first and cannot any more, so nothing is concluded: ");
    }

    @Test
    void a_sample_is_told_from_others_by_what_went_by_first() throws IOException {
        AuditSet data = DrawnSet.of(folder, 3);
        SampleDigest before = data.samples().get(1).digest();
        StreamedSet set = set(data);
        walked(set);
        Files.copy(folder.resolve("0.png"), folder.resolve("1.png"), REPLACE_EXISTING);

        assertThat(set.summaries(new SliceNames(data)))
                .extracting(SampleSummary::facts)
                .element(1)
                .satisfies(facts -> assertThat(facts.digest()).contains(before));
    }

    @Test
    void who_is_interrupted_concludes_nothing() {
        StreamedSet set = set(DrawnSet.of(folder, 5));

        assertThatExceptionOfType(AuditInterruptedException.class)
                .isThrownBy(() -> set.walk(
                        (pictures, images) -> {
                            Thread.currentThread().interrupt();
                            return pictures;
                        },
                        (picture, any) -> {}))
                .withMessageContaining("The audit 'title' was interrupted after at most 2 of 5 pictures");
    }
}
