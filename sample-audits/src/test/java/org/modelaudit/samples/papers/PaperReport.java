package org.modelaudit.samples.papers;

import static org.modelaudit.samples.papers.PaperExplainers.ABLATION_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.C_MWP;
import static org.modelaudit.samples.papers.PaperExplainers.EIGEN_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.FIXATIONS;
import static org.modelaudit.samples.papers.PaperExplainers.GRADIENT;
import static org.modelaudit.samples.papers.PaperExplainers.GRAD_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.GRAD_CAM_PLUS_PLUS;
import static org.modelaudit.samples.papers.PaperExplainers.IS_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.LAYER_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.RECIPRO_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.SCORE_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.SMOOTH_GRAD_CAM_PLUS_PLUS;
import static org.modelaudit.samples.papers.PaperExplainers.SS_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.X_GRAD_CAM;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each paper says, and its tables as they came out. */
final class PaperReport {

    private static final List<String> COMPARED_WITH_EIGEN_CAM =
            List.of(GRADIENT, C_MWP, GRAD_CAM, GRAD_CAM_PLUS_PLUS, FIXATIONS);
    private static final List<String> OF_EIGEN_CAM =
            List.of(GRADIENT, C_MWP, GRAD_CAM, GRAD_CAM_PLUS_PLUS, FIXATIONS, EIGEN_CAM);
    private static final List<String> MAPS = List.of(GRAD_CAM, GRAD_CAM_PLUS_PLUS, EIGEN_CAM);
    private static final List<String> OF_OVERVIEW = List.of(
            GRAD_CAM,
            GRAD_CAM_PLUS_PLUS,
            SCORE_CAM,
            RECIPRO_CAM,
            SMOOTH_GRAD_CAM_PLUS_PLUS,
            X_GRAD_CAM,
            LAYER_CAM,
            ABLATION_CAM,
            SS_CAM,
            IS_CAM,
            EIGEN_CAM);

    private static final PaperClaim TABLE_1 = PaperClaim.best(
            "Eigen-CAM, Table 1: its localization error is the lowest",
            PaperMetric.ERROR,
            EIGEN_CAM,
            COMPARED_WITH_EIGEN_CAM);
    private static final PaperClaim TABLE_1_ENERGY = PaperClaim.best(
            "The same with the box around 95 % of each map's sum",
            PaperMetric.ERROR_OF_ENERGY, EIGEN_CAM, COMPARED_WITH_EIGEN_CAM);
    private static final PaperClaim TABLE_2 = PaperClaim.best(
            "Eigen-CAM, Table 2: its pixel precision at equal error rate is the highest",
            PaperMetric.PIXELS,
            EIGEN_CAM,
            COMPARED_WITH_EIGEN_CAM);
    private static final PaperClaim TABLE_3_RECALL = PaperClaim.best(
            "Eigen-CAM, Table 3: its object proposals have the highest recall",
            PaperMetric.RECALL,
            EIGEN_CAM,
            COMPARED_WITH_EIGEN_CAM);
    private static final PaperClaim TABLE_3_PRECISION = PaperClaim.best(
            "Eigen-CAM, Table 3: its object proposals have the highest precision",
            PaperMetric.PRECISION,
            EIGEN_CAM,
            COMPARED_WITH_EIGEN_CAM);
    private static final PaperClaim STABLE = PaperClaim.best(
            "Eigen-CAM, section IV-C: under DeepFool its map is more stable than the others, class as before",
            PaperMetric.STABLE,
            EIGEN_CAM,
            List.of(GRAD_CAM, GRAD_CAM_PLUS_PLUS));
    private static final PaperClaim STABLE_REACHED = PaperClaim.best(
            "The same, the others' maps for the class that was reached",
            PaperMetric.STABLE_REACHED,
            EIGEN_CAM,
            List.of(GRAD_CAM, GRAD_CAM_PLUS_PLUS));
    private static final PaperClaim ADCC = PaperClaim.order(
            "The overview: ADCC rises from Grad-CAM over Grad-CAM++ and Score-CAM to Recipro-CAM",
            PaperMetric.ADCC,
            List.of(GRAD_CAM, GRAD_CAM_PLUS_PLUS, SCORE_CAM, RECIPRO_CAM));

    private final PaperValues values;
    private final PaperPage page;

    PaperReport(PaperValues values) {
        this.values = values;
        this.page = new PaperPage(values);
    }

    /** The tables by the names of their places. */
    Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        StringBuilder summary =
                new StringBuilder("Measured on %s.\n\n| what a paper says | here |\n".formatted(values.days()));
        summary.append(PaperPage.dashes(2));
        table(tables, summary, "Eigen-CAM, Table 1", TABLE_1, OF_EIGEN_CAM);
        table(tables, summary, "Eigen-CAM, Table 1, energy", TABLE_1_ENERGY, OF_EIGEN_CAM);
        table(tables, summary, "Eigen-CAM, Table 2", TABLE_2, OF_EIGEN_CAM);
        table(tables, summary, "Eigen-CAM, Table 3, recall", TABLE_3_RECALL, OF_EIGEN_CAM);
        table(tables, summary, "Eigen-CAM, Table 3, precision", TABLE_3_PRECISION, OF_EIGEN_CAM);
        table(tables, summary, "Eigen-CAM, DeepFool", STABLE, MAPS);
        table(tables, summary, "Eigen-CAM, DeepFool, reached class", STABLE_REACHED, MAPS);
        HayCamReadings readings = new HayCamReadings(values);
        table(tables, summary, "HayCAM, Table 2", readings.asInThePaper(), readings.explainers());
        tables.put("HayCAM, readings", readings.table());
        tables.put("HayCAM, thresholds", readings.thresholds());
        table(tables, summary, "ADCC", ADCC, OF_OVERVIEW);
        tables.put("summary", summary.toString());
        return tables;
    }

    private void table(
            Map<String, String> tables,
            StringBuilder summary,
            String place,
            PaperClaim claim,
            List<String> explainers) {
        List<PaperCell> cells = values.cells(EIGEN_CAM, claim.metric()).stream()
                .filter(cell -> cell.place().equals(PaperCell.BLOCK))
                .toList();
        tables.put(place, page.rows(claim, cells, explainers));
        summary.append("| %s | %s |\n".formatted(claim.said(), page.summary(claim, cells)));
    }
}
