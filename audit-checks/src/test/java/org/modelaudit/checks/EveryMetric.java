package org.modelaudit.checks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;

/** Every metric that a factory makes of nothing, and some of each that needs something. */
final class EveryMetric {

    private EveryMetric() {}

    /**
     * @param model to draw another from
     */
    static List<Metric> of(AuditedModel model) {
        List<Metric> metrics = new ArrayList<>(List.of(
                Audits.dataRandomization(model),
                Audits.scoreDifference(model),
                Audits.mapDifference(model),
                Audits.parameterRandomization().smoothed(3, 0.1),
                Audits.settingAgreement(List.of(Audits.eigenCam(), Audits.layerCam())),
                Audits.explainerAgreement(Audits.eigenCam()),
                Audits.explanationAttack(0.05).budget(2, 3),
                Audits.stabilityUnder(Audits.deepFool()),
                Audits.stabilityUnder(Audits.gaussianNoise(0.1)),
                Audits.attackNorm(Audits.pgd(0.01, 3)),
                Audits.attackSuccess(Audits.fgsm(0.01)),
                Audits.inversionSimilarity("conv1", 3),
                Audits.representationError("conv1", 3)));
        Arrays.stream(Audits.class.getMethods())
                .filter(method -> Metric.class.isAssignableFrom(method.getReturnType()))
                .filter(method -> method.getParameterCount() == 0)
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> metrics.add(made(method)));
        return metrics;
    }

    private static Metric made(Method factory) {
        try {
            return (Metric) factory.invoke(null);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
