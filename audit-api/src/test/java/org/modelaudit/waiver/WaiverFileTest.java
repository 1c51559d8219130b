package org.modelaudit.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Waiver;

class WaiverFileTest {

    private static final String WHOLE =
            "{\"audit\": \"A.b\", \"owner\": \"Ada\", \"reason\": \"labels are late\", \"expires\": \"2026-12-31\"}";

    @TempDir
    Path folder;

    @Test
    void reads_who_answers_for_what_why_and_how_long() throws IOException {
        assertThat(read("[" + WHOLE + ", " + WHOLE.replace("{", "{\"metric\": \"iou/paper@1\", ") + "]"))
                .containsExactly(
                        new Waiver("A.b", null, "Ada", "labels are late", LocalDate.of(2026, 12, 31)),
                        new Waiver("A.b", "iou/paper@1", "Ada", "labels are late", LocalDate.of(2026, 12, 31)));
    }

    @Test
    void no_file_waives_nothing() {
        assertThat(WaiverFile.read(folder.resolve("none.json"))).isEmpty();
    }

    @Test
    void what_is_not_understood_is_refused_and_never_passed_over() {
        refuses("[" + WHOLE, "are no list in JSON");
        refuses(WHOLE, "are no list in JSON");
        refuses("[" + WHOLE + "] [" + WHOLE.replace("A.b", "A.c") + "]", "are no list in JSON");
        refuses(
                "[" + WHOLE.replace("}", ", \"expires\": \"2027-12-31\"}") + "]",
                "'expires' stands twice in one object");
        refuses("[1]", "Waiver 1 in '");
        refuses("[" + WHOLE.replace("owner", "Owner") + "]", "has a field 'Owner' that no waiver has");
        refuses("[" + WHOLE.replace("\"owner\": \"Ada\", ", "") + "]", "does not say its 'owner'");
        refuses("[" + WHOLE.replace("Ada", " ") + "]", "has no text as its 'owner'");
        refuses("[" + WHOLE.replace("2026-12-31", "31.12.2026") + "]", "which is no day such as 2026-12-31");
        refuses("[" + WHOLE + "," + WHOLE + "]", "Waiver 2 in '");
    }

    private void refuses(String text, String why) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(why);
    }

    private List<Waiver> read(String text) throws IOException {
        return WaiverFile.read(Files.writeString(folder.resolve("waivers.json"), text));
    }
}
