package org.modelaudit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {

    private static String firstLine(Path file) throws IOException {
        try (BufferedReader text = TextFile.open(file)) {
            return text.readLine();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void a_byte_order_mark_says_the_encoding_and_is_no_text(String charset, @TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.txt"), "\uFEFFmässig\nb".getBytes(Charset.forName(charset)));

        assertThat(firstLine(file)).isEqualTo("mässig");
    }

    @Test
    void without_a_mark_a_file_is_utf_8_or_refused(@TempDir Path folder) throws IOException {
        Path plain = Files.writeString(folder.resolve("plain.txt"), "mässig");
        Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'m', (byte) 0xE4, 's'});
        Path empty = Files.writeString(folder.resolve("empty.txt"), "");

        assertThat(firstLine(plain)).isEqualTo("mässig");
        assertThat(firstLine(empty)).isNull();
        assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> firstLine(latin));
    }
}
