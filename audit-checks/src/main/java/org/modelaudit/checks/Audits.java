package org.modelaudit.checks;

import org.modelaudit.assertions.AuditAssertions;
import org.modelaudit.assertions.ModelAssert;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.gate.Threshold;
import org.modelaudit.localization.EnergyPointingGame;
import org.modelaudit.localization.LocalizationError;
import org.modelaudit.localization.LocalizationIou;
import org.modelaudit.model.AuditedModel;

/** Everything that an audit is written with, under one static import. */
public final class Audits {

    private Audits() {}

    /** Starts an audit, see {@link AuditAssertions#assertThat(AuditedModel)}. */
    public static ModelAssert assertThat(AuditedModel model) {
        return AuditAssertions.assertThat(model);
    }

    // Explainers

    /** See {@link ClassActivationMaps#gradCam()}. */
    public static ClassActivationMap gradCam() {
        return ClassActivationMaps.gradCam();
    }

    /** See {@link ClassActivationMaps#gradCamPlusPlus()}. */
    public static ClassActivationMap gradCamPlusPlus() {
        return ClassActivationMaps.gradCamPlusPlus();
    }

    /** See {@link ClassActivationMaps#xGradCam()}. */
    public static ClassActivationMap xGradCam() {
        return ClassActivationMaps.xGradCam();
    }

    /** See {@link ClassActivationMaps#layerCam()}. */
    public static ClassActivationMap layerCam() {
        return ClassActivationMaps.layerCam();
    }

    /** See {@link ClassActivationMaps#hiResCam()}. */
    public static ClassActivationMap hiResCam() {
        return ClassActivationMaps.hiResCam();
    }

    /** See {@link ClassActivationMaps#eigenCam()}. */
    public static ClassActivationMap eigenCam() {
        return ClassActivationMaps.eigenCam();
    }

    /** See {@link ClassActivationMaps#eigenGradCam()}. */
    public static ClassActivationMap eigenGradCam() {
        return ClassActivationMaps.eigenGradCam();
    }

    // Classes that an explanation speaks for

    /** See {@link TargetClass#predicted()}. */
    public static TargetClass predicted() {
        return TargetClass.predicted();
    }

    /** See {@link TargetClass#label()}. */
    public static TargetClass label() {
        return TargetClass.label();
    }

    /** See {@link TargetClass#index(int)}. */
    public static TargetClass index(int classIndex) {
        return TargetClass.index(classIndex);
    }

    // Metrics

    /** See {@link LocalizationIou}. */
    public static LocalizationIou localizationIoU() {
        return LocalizationIou.localizationIou();
    }

    /** See {@link LocalizationError}. */
    public static LocalizationError localizationError() {
        return LocalizationError.localizationError();
    }

    /** See {@link EnergyPointingGame}. */
    public static EnergyPointingGame energyPointingGame() {
        return EnergyPointingGame.energyPointingGame();
    }

    // Thresholds

    /** See {@link Threshold#atLeast(double)}. */
    public static Threshold atLeast(double bound) {
        return Threshold.atLeast(bound);
    }

    /** See {@link Threshold#atMost(double)}. */
    public static Threshold atMost(double bound) {
        return Threshold.atMost(bound);
    }

    /** See {@link Threshold#between(double, double)}. */
    public static Threshold between(double low, double high) {
        return Threshold.between(low, high);
    }
}
