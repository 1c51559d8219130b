package org.modelaudit.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.relevance.RelevanceNets;
import org.modelaudit.torch.SharedModels;

/** A net of which every number must stay the same, whatever goes beside, and what is asked about it. */
enum InvarianceSubject {
    /** A small net of our own: every explainer that has a name, and every metric. */
    TINY {
        @Override
        AuditedModel open() {
            return RelevanceNets.withModules(16);
        }

        @Override
        List<Question> questions(AuditedModel model) {
            List<Question> questions = new ArrayList<>();
            for (String name : ExplainerRegistry.load().names()) {
                if (!DEAR.contains(name)) {
                    questions.add(new Question(ExplainerRegistry.load().byName(name), List.of()));
                }
            }
            for (Explainer dear : List.of(
                    Audits.rise(40),
                    Audits.meaningfulPerturbation(3),
                    Audits.fgVis(2),
                    Audits.fgVisPreservation(2),
                    Audits.smoothed(Audits.gradient(), 2, 0.1),
                    Audits.smoothedOverWeights(Audits.gradCam(), 2, 0.1))) {
                questions.add(new Question(dear, List.of()));
            }
            questions.add(new Question(Audits.gradCam(), EveryMetric.of(model)));
            return questions;
        }
    },
    RESNET {
        @Override
        AuditedModel open() {
            return SharedModels.open("resnet20_cifar10_traced.pt", 32);
        }

        @Override
        List<Question> questions(AuditedModel model) {
            return ofEachFamily();
        }
    },
    MOBILENET {
        @Override
        AuditedModel open() {
            return SharedModels.open("mobilenet_v1_025_vww96_person_scripted.pt", 96);
        }

        @Override
        List<Question> questions(AuditedModel model) {
            return ofEachFamily();
        }
    };

    /**
     * What is asked.
     *
     * @param metrics beside the bits of the map
     */
    record Question(Explainer explainer, List<Metric> metrics) {}

    /** Explainers that stand with fewer steps beside the others; and CAM, which needs a net that ends in pooling and one layer. */
    private static final Set<String> DEAR = Set.of(
            "cam",
            "rise",
            "meaningful-perturbation",
            "fgvis",
            "fgvis-preservation",
            "kernel-shap",
            "fusion-grad",
            "noise-grad",
            "ss-cam",
            "lime");

    abstract AuditedModel open();

    abstract List<Question> questions(AuditedModel model);

    /** One or two explainers and metrics of each family: of the layer, gradient, relevance, perturbation, and around others. */
    private static List<Question> ofEachFamily() {
        List<Question> questions = new ArrayList<>();
        for (Explainer explainer : List.of(
                Audits.scoreCam(),
                Audits.ablationCam(),
                Audits.gradient(),
                Audits.integratedGradients(),
                Audits.guidedBackpropagation(),
                Audits.smoothed(Audits.gradCamPlusPlus(), 3, 0.1),
                Audits.smoothedOverWeights(Audits.gradCam(), 2, 0.1),
                Audits.lrpEpsilonPlus(),
                Audits.rise(40),
                Audits.occlusion(16, 8))) {
            questions.add(new Question(explainer, List.of()));
        }
        questions.add(new Question(
                Audits.gradCam(),
                List.of(
                        Audits.localizationIoU(),
                        Audits.energyPointingGame(),
                        Audits.insertion(),
                        Audits.averageDrop(),
                        Audits.adcc(),
                        Audits.infidelity(),
                        Audits.parameterRandomization().atLayers(2).draws(1),
                        Audits.randomLogit(),
                        Audits.stabilityUnder(Audits.deepFool().steps(5)),
                        Audits.attackSuccess(Audits.pgd(0.01, 2)),
                        Audits.maxSensitivity())));
        return questions;
    }
}
