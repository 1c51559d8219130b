package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.attack.Attack;
import org.modelaudit.attack.Attacks;
import org.modelaudit.equivalence.EquivalenceChecks;
import org.modelaudit.faithfulness.FaithfulnessMetrics;
import org.modelaudit.gate.Check;
import org.modelaudit.intrinsic.IntrinsicMetrics;
import org.modelaudit.localization.LocalizationMetrics;
import org.modelaudit.metric.Metric;
import org.modelaudit.naming.Name;
import org.modelaudit.naming.NamedFactories;
import org.modelaudit.robustness.RobustnessMetrics;
import org.modelaudit.sanity.SanityChecks;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;
import org.modelaudit.synthesis.SynthesisMetrics;
import org.modelaudit.testing.Factories;

/** The table of contents has every chapter, and nothing that stands in none; each chapter of metrics has a test of all its entries. */
class AuditsTest {

    private static final List<Class<?>> CHAPTERS = List.of(
            LocalizationMetrics.class,
            FaithfulnessMetrics.class,
            IntrinsicMetrics.class,
            SanityChecks.class,
            EquivalenceChecks.class,
            RobustnessMetrics.class,
            SynthesisMetrics.class);

    /** Requires two metrics of its chapter, and is none. */
    private static final String OF_SEVERAL = "sameAs";

    @Test
    void offers_every_metric_and_no_other() {
        Set<String> metrics = new TreeSet<>();
        CHAPTERS.forEach(chapter -> metrics.addAll(Factories.making(Metric.class, chapter)));

        assertThat(Factories.making(Metric.class, Audits.class)).isEqualTo(metrics);
        assertThat(Factories.making(Check.class, Audits.class))
                .contains(OF_SEVERAL)
                .allMatch(check -> metrics.contains(check) || check.equals(OF_SEVERAL));
    }

    @Test
    void offers_every_attack_and_every_similarity() {
        assertThat(Factories.making(Attack.class, Audits.class))
                .isEqualTo(Factories.making(Attack.class, Attacks.class));
        assertThat(Factories.making(Similarity.class, Audits.class))
                .isEqualTo(Factories.making(Similarity.class, Similarities.class));
    }

    static List<Class<?>> tables() {
        return Tables.ALL;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void offers_every_factory_of_every_table_as_it_is_declared_there(Class<?> table) {
        assertThat(declared(table)).isNotEmpty().isSubsetOf(declared(Audits.class));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_factory_without_arguments_has_a_name(Class<?> table) {
        assertThat(table.getMethods())
                .filteredOn(method -> Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0)
                .allMatch(method -> method.isAnnotationPresent(Name.class));
    }

    @Test
    void a_metric_is_named_as_its_id() {
        NamedFactories.making(Metric.class, Tables.ALL)
                .forEach((name, maker) -> assertThat(name)
                        .startsWith(maker.get().description().id().name()));
    }

    private static Set<String> declared(Class<?> factories) {
        return Arrays.stream(factories.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(AuditsTest::declaration)
                .collect(Collectors.toSet());
    }

    private static String declaration(Method method) {
        String parameters =
                Arrays.stream(method.getParameters()).map(Parameter::toString).collect(Collectors.joining(", "));
        return Arrays.toString(method.getTypeParameters()) + " " + method.getGenericReturnType() + " "
                + method.getName() + "(" + parameters + ") throws "
                + Arrays.toString(method.getGenericExceptionTypes());
    }
}
