package org.modelaudit.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ConfigurationException;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ThreadCountTest {

    private @Nullable String before;

    @BeforeEach
    void keep() {
        before = System.clearProperty(ThreadCount.PROPERTY);
    }

    @AfterEach
    void putBack() {
        if (before == null) {
            System.clearProperty(ThreadCount.PROPERTY);
        } else {
            System.setProperty(ThreadCount.PROPERTY, before);
        }
    }

    @Test
    void all_processors_are_used_unless_a_number_is_given() {
        assertThat(ThreadCount.wanted()).isEqualTo(Runtime.getRuntime().availableProcessors());
        System.setProperty(ThreadCount.PROPERTY, " 3 ");
        assertThat(ThreadCount.wanted()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "two", "1.5", "99999999999"})
    void anything_but_a_whole_number_from_one_is_refused_by_name(String value) {
        System.setProperty(ThreadCount.PROPERTY, value);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(ThreadCount::wanted)
                .withMessageContaining("modelaudit.threads")
                .withMessageContaining("'" + value + "'");
    }
}
