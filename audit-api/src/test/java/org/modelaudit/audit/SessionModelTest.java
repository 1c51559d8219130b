package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.random.RunSeed;
import org.modelaudit.testing.FakeModel;

/** A test's view of a model hides nothing of it, also nothing that an interface learns later. */
class SessionModelTest {

    private static final Map<Class<?>, Object> OWN = Map.of(int.class, 7, boolean.class, true);

    private final List<Method> asked = new ArrayList<>();

    /** Answers null, which says nothing, and a value of its own where null cannot be. */
    private final InvocationHandler answers = (proxy, method, arguments) -> {
        asked.add(method);
        return OWN.get(method.getReturnType());
    };

    private final SessionModel view = new SessionModel(
            (AuditedModel) Proxy.newProxyInstance(
                    AuditedModel.class.getClassLoader(), new Class<?>[] {AuditedModel.class}, answers),
            AuditSession.of(FakeModel.small()));

    static Stream<Method> everythingThatAModelCan() {
        return Arrays.stream(AuditedModel.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                // A view of maps is made of the cut that this view gives; a further instance is seen as this one is.
                .filter(method ->
                        !Set.of("close", "runSeed", "mapsAt", "stream").contains(method.getName()));
    }

    @ParameterizedTest
    @MethodSource("everythingThatAModelCan")
    void every_method_is_answered_by_the_shared_model(Method method) throws ReflectiveOperationException {
        Object answer = method.invoke(view, new Object[method.getParameterCount()]);

        assertThat(asked).containsExactly(method);
        assertThat(answer).isEqualTo(OWN.get(method.getReturnType()));
    }

    @Test
    void the_seed_is_that_of_the_session_that_looks_at_it_last() {
        AuditedModel seven = session(7).bind(FakeModel.small());

        assertThat(FakeModel.small().runSeed()).isEqualTo(RunSeed.DEFAULT);
        assertThat(seven.runSeed()).isEqualTo(new RunSeed(7));
        assertThat(session(8).bind(seven).runSeed()).isEqualTo(new RunSeed(8));
    }

    private static AuditSession session(long seed) {
        return new AuditSession(
                "test",
                "test",
                false,
                new AuditSettings(4, seed, Progress.Style.NONE),
                new ExplanationCache(),
                List.of());
    }

    @Test
    void the_shared_model_outlives_the_test() {
        view.close();

        assertThat(asked).isEmpty();
    }
}
