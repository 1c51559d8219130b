package org.modelaudit.report.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;

/** The library that makes canonical JSON, against RFC 8785's own cases, and what it cannot be given. */
class CanonicalJsonTest {

    private static String canonical(String json) throws Exception {
        return new JsonCanonicalizer(json).getEncodedString();
    }

    /** RFC 8785, appendix B: the bits of a double and what it is written as. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbers_are_written_as_in_the_standard(String bits, String text) throws Exception {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(canonical("[" + number + "]")).isEqualTo("[" + text + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740993, 9007199254740992",
        "1E30, 1e+30",
        "4.50, 4.5",
        "2e-3, 0.002",
        "0.000000000000000000000000001, 1e-27",
        "1e-7, 1e-7",
        "-0, 0"
    })
    void numbers_as_others_write_them_are_the_nearest_double(String given, String text) throws Exception {
        assertThat(canonical("[" + given + "]")).isEqualTo("[" + text + "]");
    }

    /** RFC 8785, section 3.2.3. */
    @Test
    void keys_are_sorted_by_their_utf_16_units() throws Exception {
        String json = """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", "\\u00f6": "Latin Small Letter O With Diaeresis"}""";

        assertThat(canonical(json))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\","
                                + "\"€\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** RFC 8785, section 3.2.2.2. */
    @Test
    void text_is_escaped_as_little_as_may_be() throws Exception {
        assertThat(canonical("[\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\\b\\f\\t\"]"))
                .isEqualTo("[\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\t\"]");
    }

    @Test
    void half_a_surrogate_pair_is_written_out_so_that_two_names_stay_two_and_the_file_can_be_written() {
        RunRecord run = new RunRecord(
                RunRecord.SCHEMA,
                new RunRecord.RecordedTool("ModelAudit", "1"),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(
                        new NotCarriedOut("a\ud800.png", "x"),
                        new NotCarriedOut("a\udfff\ud83d\ude00.png", "y"),
                        new NotCarriedOut("b\ud800", "z")),
                Records.run().circumstances());
        String text = RecordText.of(run);

        assertThat(RecordText.parse(text).notCarriedOut())
                .extracting(NotCarriedOut::id)
                .containsExactly("a\\uD800.png", "a\\uDFFF\ud83d\ude00.png", "b\\uD800");
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
        assertThat(RecordText.of(RecordText.parse(text))).isEqualTo(text);
    }

    @Test
    void a_name_that_stands_twice_and_text_behind_the_end_are_refused() {
        String text = RecordText.of(Records.run(Records.audit("net", 0.5)));

        assertThatThrownBy(() -> RecordText.parse(text.replace("\"00.png\":0.5", "\"00.png\":0.5,\"00.png\":0.9")))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("'00.png' stands twice");
        assertThatThrownBy(() -> RecordText.parse(text + " {}")).isInstanceOf(UnreadableRecordException.class);
        assertThatThrownBy(() -> RecordText.parse("")).isInstanceOf(UnreadableRecordException.class);
        assertThatThrownBy(() -> RecordText.parse("[]")).isInstanceOf(UnreadableRecordException.class);
        assertThatThrownBy(() -> RecordText.parse(text.replace("\"00.png\":0.5", "\"00.png\":1e999")))
                .isInstanceOf(UnreadableRecordException.class);
        assertThatThrownBy(() -> RecordText.parse(text.replace("modelaudit-record/1", "modelaudit-record/2")))
                .hasMessage("it is of schema 'modelaudit-record/2', and this version reads 'modelaudit-record/1'");
    }
}
