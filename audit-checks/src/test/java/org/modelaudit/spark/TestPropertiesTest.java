package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Option;

class TestPropertiesTest {

    private static final String NAME = "modelaudit.test-properties-test";

    private final TestProperties there = new TestProperties();

    @AfterEach
    void clear() {
        there.apply(new TreeMap<>(), Option.empty());
        System.clearProperty(NAME);
    }

    private void apply(Map<String, String> properties) {
        there.apply(new TreeMap<>(properties), Option.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.proxyPassword",
                "http.proxyUser",
                "aws.secretKey",
                "aws.accessKeyId",
                "cloud.access-key",
                "registry.Token",
                "store.passphrase",
                "my.credentials",
                "signing.privateKey"
            })
    void what_is_secret_or_the_jvms_stays_on_the_driver(String name) {
        System.setProperty(name, "do not tell");
        try {
            assertThat(TestProperties.ofThisProcess()).doesNotContainKey(name).doesNotContainValue("do not tell");
        } finally {
            System.clearProperty(name);
        }
    }

    @Test
    void what_tests_read_travels() {
        System.setProperty(NAME, "1");

        assertThat(TestProperties.ofThisProcess()).containsEntry(NAME, "1");
    }

    @Test
    void a_value_that_changed_on_the_driver_arrives_with_the_next_test() {
        apply(Map.of(NAME, "1"));
        apply(Map.of(NAME, "2"));

        assertThat(System.getProperty(NAME)).isEqualTo("2");
    }

    @Test
    void one_that_the_driver_has_no_longer_goes_with_the_next_test() {
        apply(Map.of(NAME, "1"));
        apply(Map.of());

        assertThat(System.getProperty(NAME)).isNull();
    }

    @Test
    void what_the_executor_was_started_with_stays() {
        System.setProperty(NAME, "its own");
        apply(Map.of(NAME, "1"));
        apply(Map.of(NAME, "2"));
        apply(Map.of());

        assertThat(System.getProperty(NAME)).isEqualTo("its own");
    }
}
