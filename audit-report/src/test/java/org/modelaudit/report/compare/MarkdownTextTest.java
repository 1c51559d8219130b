package org.modelaudit.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"localization IoU", "class 'cat'", "looks_at_the_cat", "net-2.pt", "Straße 7", "Кот"})
    void plain_names_stay_as_they_are(String name) {
        assertThat(MarkdownText.of(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b",
                "`code`",
                "<script>alert(1)</script>",
                "*bold*",
                "_led_",
                "[link](http://example.org)",
                "@somebody",
                "#12",
                "https://example.org",
                "www.example.org",
                "a\nb",
                "a\\|b",
                "~~gone~~",
                "- item",
                "&lt;",
                "a\u202Eb"
            })
    void what_means_something_in_markdown_is_code_of_entities(String name) {
        String escaped = MarkdownText.of(name);

        assertThat(escaped).startsWith("<code>").endsWith("</code>");
        assertThat(escaped.substring(6, escaped.length() - 7)).matches("([\\p{L}\\p{N} -]|&#\\d+;)*");
    }

    @Test
    void what_is_too_long_is_shortened() {
        assertThat(MarkdownText.of("a".repeat(5000))).contains("&#8230;").hasSizeLessThan(120);
    }
}
