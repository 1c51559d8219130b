package org.modelaudit.checks;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.explain.Explainer;
import org.modelaudit.localization.ThresholdSweep;

/** A test of whatever a factory makes, on a bench that all its cases share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnEveryFactory {

    @SuppressWarnings("NullAway.Init")
    OutputBench bench;

    @BeforeAll
    void openBench(@TempDir Path folder) {
        bench = new OutputBench(folder);
    }

    @AfterAll
    void closeBench() {
        bench.close();
    }

    static Stream<Named<Method>> factories() {
        return OutputBench.factories().stream().map(factory -> Named.of(OutputBench.heading(factory), factory));
    }

    /** Of the maps that a metric is shown; a threshold belongs to the explainer whose maps it was chosen on. */
    static Explainer explainer(Method factory) {
        return Arrays.asList(factory.getParameterTypes()).contains(ThresholdSweep.class)
                ? Audits.rise(10)
                : Audits.gradient();
    }
}
