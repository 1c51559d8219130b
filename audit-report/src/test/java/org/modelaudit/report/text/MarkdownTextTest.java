package org.modelaudit.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "looks_at_the_cat",
                "localization IoU at least 0.40 on the mean with 95.0 % confidence",
                "to ±0.02, stopping early: enough (3 of 5)",
                "Straße"
            })
    void plain_words_stand_as_they_are(String plain) {
        assertThat(MarkdownText.ofClause(plain)).isEqualTo(plain);
    }

    @Test
    void a_long_name_may_break_between_its_words() {
        assertThat(MarkdownText.of("explanation_shows_what_was_learned"))
                .isEqualTo("explanation_<wbr>shows_<wbr>what_<wbr>was_<wbr>learned");
    }

    @Test
    void brackets_that_make_no_link_stay_in_the_text() {
        assertThat(MarkdownText.of("is_stable[grad-cam]")).isEqualTo("is_stable\\[grad-cam\\]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@team",
                "a@example.org",
                "#12",
                "GH-12",
                "owner/name#12",
                "CVE-2026-1",
                "www.example.org",
                "https://example.org",
                "deadbeef",
                "5c2f9ce5c2f9ce5c2f9ce5c2f9ce5c2f9ce5c2f9",
                "[a](b)",
                "[a] [b]",
                "[a]: b",
                "*bold*",
                "_slanted_",
                "a | b",
                "<b>",
                "`code`",
                "$x$",
                ":+1:",
                "~gone~",
                "!important",
                "\\",
                "&lt;",
                "- item",
                " "
            })
    void what_github_would_make_something_of_stands_in_code(String special) {
        assertThat(MarkdownText.of(special)).matches("<code>[\\p{Alnum} .,&#;-]*</code>");
    }

    @Test
    void text_from_right_to_left_has_a_direction_of_its_own() {
        assertThat(MarkdownText.of("\u05D0\u05D1 1")).isEqualTo("<code dir=\"auto\">\u05D0\u05D1 1</code>");
    }

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
