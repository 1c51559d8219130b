package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static final String OUTPUT = "[INFO] one\n[ERROR] two\n  three\nfour of four\nfive\n";

    @Test
    void what_is_cut_where_it_says_so_is_shown_honestly() {
        assertThat(omission("one", "two", "  three", "four of four", "five")).isEmpty();
        assertThat(omission("…", "two", "  three", "…")).isEmpty();
        assertThat(omission("…", "four of …", "five")).isEmpty();
        assertThat(omission("one", "…", "… of four", "…")).isEmpty();
        assertThat(omission("…")).isEmpty();
        assertThat(omission("…", "five", "…")).isEmpty();
    }

    @Test
    void a_cut_that_is_not_shown_is_found() {
        assertThat(omission("two", "…")).isEqualTo("two");
        assertThat(omission("one", "  three", "…")).isEqualTo("  three");
        assertThat(omission("one", "two", "  three", "four of four")).isEqualTo("four of four");
        assertThat(omission("…", "four", "…")).isEqualTo("four");
        assertThat(omission("…", "five", "…", "one", "…")).isEqualTo("one");
        assertThat(omission("…", "six", "…")).isEqualTo("six");
    }

    private static String omission(String... lines) {
        return new Excerpt(List.of(lines)).omissionIn(OUTPUT).orElse("");
    }
}
