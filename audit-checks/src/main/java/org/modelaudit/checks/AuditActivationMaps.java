package org.modelaudit.checks;

import java.util.List;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;

/** The class activation maps' part of {@link Audits}. */
public class AuditActivationMaps {

    AuditActivationMaps() {}

    // Class activation maps

    /** See {@link ClassActivationMaps#gradCam()}. */
    public static ClassActivationMap gradCam() {
        return ClassActivationMaps.gradCam();
    }

    /** See {@link ClassActivationMaps#gradCamPlusPlus()}. */
    public static ClassActivationMap gradCamPlusPlus() {
        return ClassActivationMaps.gradCamPlusPlus();
    }

    /** See {@link ClassActivationMaps#gradCamPlusPlusWithEpsilon()}. */
    public static ClassActivationMap gradCamPlusPlusWithEpsilon() {
        return ClassActivationMaps.gradCamPlusPlusWithEpsilon();
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

    /** See {@link ClassActivationMaps#eigenCamSecondComponent()}. */
    public static ClassActivationMap eigenCamSecondComponent() {
        return ClassActivationMaps.eigenCamSecondComponent();
    }

    /** See {@link ClassActivationMaps#eigenCamCentred()}. */
    public static ClassActivationMap eigenCamCentred() {
        return ClassActivationMaps.eigenCamCentred();
    }

    /** See {@link ClassActivationMaps#eigenGradCam()}. */
    public static ClassActivationMap eigenGradCam() {
        return ClassActivationMaps.eigenGradCam();
    }

    /** See {@link ClassActivationMaps#cam()}. */
    public static ClassActivationMap cam() {
        return ClassActivationMaps.cam();
    }

    /** See {@link ClassActivationMaps#gradCamElementWise()}. */
    public static ClassActivationMap gradCamElementWise() {
        return ClassActivationMaps.gradCamElementWise();
    }

    /** See {@link ClassActivationMaps#gradCamPlusPlusOfficialCode()}. */
    public static ClassActivationMap gradCamPlusPlusOfficialCode() {
        return ClassActivationMaps.gradCamPlusPlusOfficialCode();
    }

    /** See {@link ClassActivationMaps#smoothGradCamPlusPlus()}. */
    public static ClassActivationMap smoothGradCamPlusPlus() {
        return ClassActivationMaps.smoothGradCamPlusPlus();
    }

    /** See {@link ClassActivationMaps#smoothGradCamPlusPlus(int, double, long)}. */
    public static ClassActivationMap smoothGradCamPlusPlus(int draws, double sigma, long seed) {
        return ClassActivationMaps.smoothGradCamPlusPlus(draws, sigma, seed);
    }

    /** See {@link ClassActivationMaps#eigenSalience()}. */
    public static ClassActivationMap eigenSalience() {
        return ClassActivationMaps.eigenSalience();
    }

    /** See {@link ClassActivationMaps#eigenCamSalience()}. */
    public static ClassActivationMap eigenCamSalience() {
        return ClassActivationMaps.eigenCamSalience();
    }

    /** See {@link ClassActivationMaps#hayCam()}. */
    public static ClassActivationMap hayCam() {
        return ClassActivationMaps.hayCam();
    }

    /** See {@link ClassActivationMaps#hayCam(int)}. */
    public static ClassActivationMap hayCam(int components) {
        return ClassActivationMaps.hayCam(components);
    }

    /** See {@link ClassActivationMaps#hayCamExplaining(double)}. */
    public static ClassActivationMap hayCamExplaining(double share) {
        return ClassActivationMaps.hayCamExplaining(share);
    }

    /** See {@link ClassActivationMaps#hayCamUncentred()}. */
    public static ClassActivationMap hayCamUncentred() {
        return ClassActivationMaps.hayCamUncentred();
    }

    /** See {@link ClassActivationMaps#scoreCam()}. */
    public static ClassActivationMap scoreCam() {
        return ClassActivationMaps.scoreCam();
    }

    /** See {@link ClassActivationMaps#scoreCamAlignedCorners()}. */
    public static ClassActivationMap scoreCamAlignedCorners() {
        return ClassActivationMaps.scoreCamAlignedCorners();
    }

    /** See {@link ClassActivationMaps#scoreCamOfficialCode()}. */
    public static ClassActivationMap scoreCamOfficialCode() {
        return ClassActivationMaps.scoreCamOfficialCode();
    }

    /** See {@link ClassActivationMaps#ssCam()}. */
    public static ClassActivationMap ssCam() {
        return ClassActivationMaps.ssCam();
    }

    /** See {@link ClassActivationMaps#ssCam(int, double, long)}. */
    public static ClassActivationMap ssCam(int draws, double sigma, long seed) {
        return ClassActivationMaps.ssCam(draws, sigma, seed);
    }

    /** See {@link ClassActivationMaps#isCam()}. */
    public static ClassActivationMap isCam() {
        return ClassActivationMaps.isCam();
    }

    /** See {@link ClassActivationMaps#isCam(int)}. */
    public static ClassActivationMap isCam(int steps) {
        return ClassActivationMaps.isCam(steps);
    }

    /** See {@link ClassActivationMaps#ablationCam()}. */
    public static ClassActivationMap ablationCam() {
        return ClassActivationMaps.ablationCam();
    }

    /** See {@link ClassActivationMaps#reciproCam()}. */
    public static ClassActivationMap reciproCam() {
        return ClassActivationMaps.reciproCam();
    }

    /** See {@link ClassActivationMaps#reciproCamLogit()}. */
    public static ClassActivationMap reciproCamLogit() {
        return ClassActivationMaps.reciproCamLogit();
    }

    /** See {@link ClassActivationMaps#reciproCamPlain()}. */
    public static ClassActivationMap reciproCamPlain() {
        return ClassActivationMaps.reciproCamPlain();
    }

    /** See {@link ClassActivationMaps#reciproCamPlainLogit()}. */
    public static ClassActivationMap reciproCamPlainLogit() {
        return ClassActivationMaps.reciproCamPlainLogit();
    }

    /** See {@link ClassActivationMaps#integratedGradCam()}. */
    public static ClassActivationMap integratedGradCam() {
        return ClassActivationMaps.integratedGradCam();
    }

    /** See {@link ClassActivationMaps#integratedGradCam(int)}. */
    public static ClassActivationMap integratedGradCam(int steps) {
        return ClassActivationMaps.integratedGradCam(steps);
    }

    /** See {@link ClassActivationMaps#cameras()}. */
    public static ClassActivationMap cameras() {
        return ClassActivationMaps.cameras();
    }

    /** See {@link ClassActivationMaps#cameras(List)}. */
    public static ClassActivationMap cameras(List<Double> factors) {
        return ClassActivationMaps.cameras(factors);
    }
}
