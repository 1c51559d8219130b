package org.modelaudit.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.DataException;

class OutsideTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029,
                0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0xD800, 0xDFFF, 0xFDD0,
                0xFDEF, 0xFFFE, 0xFFFF
            })
    void what_cannot_be_seen_is_written_out(int hidden) {
        assertThat(OutsideText.visible("a" + (char) hidden + "b")).isEqualTo("a\\u%04Xb".formatted(hidden));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "two\nlines\tand a tab", "Straße", "می‌خواهم", "קו", "狗", "👩‍🔬"})
    void what_can_be_seen_stays(String text) {
        assertThat(OutsideText.visible(text)).isSameAs(text);
    }

    @Test
    void hidden_tags_beyond_the_basic_plane_are_written_out() {
        assertThat(OutsideText.visible("a" + Character.toString(0xE0041))).isEqualTo("a\\u{E0041}");
    }

    @Test
    void every_message_of_trouble_is_visible() {
        assertThat(new DataException("The picture '\u001B[31mred\u202Egpj.exe' is missing."))
                .hasMessage("The picture '\\u001B[31mred\\u202Egpj.exe' is missing.");
    }

    @Test
    void a_long_text_keeps_its_ends() {
        assertThat(OutsideText.shortened("0123456789", 10)).isEqualTo("0123456789");
        assertThat(OutsideText.shortened("0123456789", 7)).isEqualTo("012…789");
        assertThat(OutsideText.shortened("0123456789", 4)).isEqualTo("01…9");
        assertThat(OutsideText.shortened("0123456789", 3)).isEqualTo("0…9");
    }

    @Test
    void a_long_text_is_not_cut_within_a_character() {
        assertThat(OutsideText.shortened("👩👩👩👩", 5)).isEqualTo("👩…👩");
        assertThat(OutsideText.shortened("👩👩👩👩", 4)).isEqualTo("👩…");
    }
}
