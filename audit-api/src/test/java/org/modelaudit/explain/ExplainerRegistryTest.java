package org.modelaudit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.testing.FakeExplainer;

class ExplainerRegistryTest {

    private static final ExplainerProvider ONE =
            () -> Map.of("b-cam", FakeExplainer::centred, "a-cam", FakeExplainer::centred);

    @Test
    void makes_an_explainer_by_its_name() {
        assertThat(ExplainerRegistry.of(List.of(ONE)).byName(" a-cam ")).isInstanceOf(FakeExplainer.class);
    }

    @Test
    void lists_the_names_in_alphabetical_order() {
        assertThat(ExplainerRegistry.of(List.of(ONE)).names()).containsExactly("a-cam", "b-cam");
    }

    @Test
    void an_unknown_name_is_answered_with_those_that_exist() {
        assertThatThrownBy(() -> ExplainerRegistry.of(List.of(ONE)).byName("grad-kam"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("There is no explainer 'grad-kam'; choose from a-cam, b-cam.");
    }

    @Test
    void without_any_provider_says_what_to_add() {
        assertThatThrownBy(() -> ExplainerRegistry.of(List.of()).byName("grad-cam"))
                .hasMessageContaining("add audit-checks");
    }

    @Test
    void two_providers_of_one_name_are_refused() {
        assertThatThrownBy(() -> ExplainerRegistry.of(List.of(ONE, ONE)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Two providers name an explainer");
    }
}
