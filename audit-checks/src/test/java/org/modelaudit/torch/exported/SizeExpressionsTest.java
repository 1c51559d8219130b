package org.modelaudit.torch.exported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceWriter;

class SizeExpressionsTest {

    private static String written(String size) {
        return SourceWriter.text(new SizeExpressions().of(size));
    }

    @Test
    void a_power_is_written_as_a_product() {
        String square = written("Pow(Symbol('s0', integer=True), Integer(2))");

        assertThat(square).matches("torch\\.mul\\((\\w+), \\1\\)");
        assertThat(written("s0**2")).isEqualTo(square);
    }

    @Test
    void powers_beside_one_another_are_no_powers_of_powers() {
        assertThat(written("s0**8 + s1**8 + s2**8 + s3**8 * (s4**8)**8")).contains("s4");
    }

    /** Thirty of these would be a number of factors with 28 digits. */
    @Test
    @Timeout(10)
    void powers_of_powers_are_refused_before_they_are_written() {
        for (int nested : new int[] {3, 30}) {
            String called = "Pow(".repeat(nested) + "Integer(1)" + ", Integer(8))".repeat(nested);
            String signed = "(".repeat(nested) + "1" + "**8)".repeat(nested);
            for (String size : new String[] {called, signed}) {
                assertThatExceptionOfType(ProgramException.class)
                        .isThrownBy(() -> written(size))
                        .withMessageContaining("in a way that is not known");
            }
        }
    }
}
