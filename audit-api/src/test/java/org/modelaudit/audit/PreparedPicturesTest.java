package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.DataException;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeModel;

class PreparedPicturesTest {

    @TempDir
    Path folder;

    private final PreparedPictures pictures =
            new PreparedPictures(new PictureLoader(FakeModel.small().input()));

    @Test
    void a_picture_is_read_once_for_everybody() throws IOException {
        AuditSample sample = DrawnSet.of(folder, 1).samples().get(0);
        pictures.readAhead(List.of(sample));
        Files.delete(sample.file());

        assertThat(pictures.of(sample)).isSameAs(pictures.of(sample));
    }

    @Test
    void what_cannot_be_read_is_told_to_who_asks_for_it_and_to_nobody_else() throws IOException {
        List<AuditSample> samples = DrawnSet.of(folder, 2).samples();
        Files.writeString(samples.get(0).file(), "no picture");
        pictures.readAhead(samples);

        assertThat(pictures.of(samples.get(1))).isNotNull();
        assertThatThrownBy(() -> pictures.of(samples.get(0)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(samples.get(0).file().getFileName().toString());
    }
}
