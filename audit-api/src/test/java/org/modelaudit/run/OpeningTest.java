package org.modelaudit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.distribution.Distribution;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.OutputSpecification;

class OpeningTest {

    private static final Path FIRST = Path.of("first.fake");
    private static final Path SECOND = Path.of("second.fake");

    private final Distribution distribution = Distribution.over(new Nobody());
    private final Opening opening = new Opening(new OfOneRun(distribution));

    private AuditedModel opened(Path file, int size) {
        return opening.model(file, Labels.none(), InputSpecification.imageNet(size), OutputSpecification.found());
    }

    @Test
    void a_driver_knows_which_file_each_model_came_from() {
        AuditedModel first = opened(FIRST, 8);
        AuditedModel second = opened(SECOND, 8);

        assertThat(distribution.files(List.of(first))).containsExactly(FIRST);
        assertThat(distribution.files(List.of(second))).containsExactly(SECOND);
    }

    @Test
    void a_file_that_was_opened_in_two_ways_counts_once() {
        assertThat(distribution.files(List.of(opened(FIRST, 8), opened(FIRST, 16))))
                .containsExactly(FIRST);
    }

    private static final class OfOneRun implements RunScope {

        private final Map<Object, Object> values = new HashMap<>();

        OfOneRun(Distribution distribution) {
            values.put(
                    SharedRun.class, new SharedRun(new ExplanationCache(), RunLedger.none(), List.of(), distribution));
        }

        @Override
        public Optional<String> parameter(String name) {
            return Optional.empty();
        }

        @Override
        public <K, V> V shared(Class<V> type, K key, Function<K, V> maker) {
            Object value = values.get(key);
            if (value == null) {
                value = maker.apply(key);
                values.put(key, value);
            }
            return type.cast(value);
        }
    }
}
