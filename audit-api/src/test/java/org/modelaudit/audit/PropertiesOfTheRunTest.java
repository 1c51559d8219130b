package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PropertiesOfTheRunTest {

    @Test
    void a_model_that_was_opened_by_hand_is_audited_with_the_pictures_setting_of_the_project() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(new ClassLoader(before) {
                @Override
                public @Nullable InputStream getResourceAsStream(String name) {
                    return name.equals("junit-platform.properties")
                            ? new ByteArrayInputStream("modelaudit.pictures = none\nmodelaudit.batch = 3"
                                    .getBytes(StandardCharsets.ISO_8859_1))
                            : super.getResourceAsStream(name);
                }
            });

            assertThat(new PropertiesOfTheRun().apply("modelaudit.pictures")).contains("none");
            assertThat(new PropertiesOfTheRun().apply("modelaudit.batch")).isEmpty();
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(new PropertiesOfTheRun().apply("modelaudit.pictures")).isEmpty();
    }
}
