package org.modelaudit.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ConfigurationException;

class NamedFactoriesTest {

    public static final class Numbers {
        private Numbers() {}

        @Name("two")
        public static Integer two() {
            return 2;
        }

        @Name("one")
        public static Integer one() {
            return 1;
        }

        @Name("one")
        public static String word() {
            return "one";
        }

        public static Integer nameless() {
            return 0;
        }

        @Name("broken")
        public static StringBuilder broken() {
            return new StringBuilder(Integer.parseInt("no number"));
        }
    }

    public static final class Again {
        private Again() {}

        @Name("two")
        public static Integer couple() {
            return 2;
        }
    }

    public static final class WithArgument {
        private WithArgument() {}

        @Name("more")
        public static Integer more(int than) {
            return than + 1;
        }
    }

    public static final class Shouting {
        private Shouting() {}

        @Name("Grad CAM")
        public static Integer one() {
            return 1;
        }
    }

    static final class Hidden {
        private Hidden() {}

        @Name("hidden")
        public static Integer one() {
            return 1;
        }
    }

    @Test
    void makes_what_has_a_name_and_is_of_the_kind() {
        var made = NamedFactories.making(Integer.class, List.of(Numbers.class));

        assertThat(made.keySet()).containsExactly("one", "two");
        assertThat(Objects.requireNonNull(made.get("two")).get()).isEqualTo(2);
    }

    @Test
    void two_of_one_kind_cannot_share_a_name() {
        assertThatThrownBy(() -> NamedFactories.making(Integer.class, List.of(Numbers.class, Again.class)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Numbers.two() and ")
                .hasMessageContaining("Again.couple() are named 'two'; give one of them another name.");
    }

    @Test
    void a_name_on_a_method_with_arguments_is_refused() {
        assertThatThrownBy(() -> NamedFactories.making(Integer.class, List.of(WithArgument.class)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("only a public static method without arguments");
    }

    @Test
    void a_name_in_a_class_that_cannot_be_reached_is_refused() {
        assertThatThrownBy(() -> NamedFactories.making(Integer.class, List.of(Hidden.class)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("of a public class");
    }

    @Test
    void a_name_that_is_no_lower_case_words_is_refused() {
        assertThatThrownBy(() -> NamedFactories.making(Integer.class, List.of(Shouting.class)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'Grad CAM'")
                .hasMessageContaining("such as 'grad-cam'");
    }

    @Test
    void what_a_factory_throws_is_what_the_caller_sees() {
        var made = NamedFactories.making(StringBuilder.class, List.of(Numbers.class));

        assertThatThrownBy(() -> Objects.requireNonNull(made.get("broken")).get())
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("no number");
    }
}
