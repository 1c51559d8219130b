package org.modelaudit.samples.papers;

import static org.modelaudit.samples.papers.PaperExplainers.EIGEN_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.GRAD_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.GRAD_CAM_PLUS_PLUS;
import static org.modelaudit.samples.papers.PaperExplainers.HAY_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.HAY_CAM_1;
import static org.modelaudit.samples.papers.PaperExplainers.HAY_CAM_5;
import static org.modelaudit.samples.papers.PaperExplainers.HAY_CAM_UNCENTRED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.modelaudit.samples.papers.PaperClaim.Verdict;

/**
 * The order of HayCAM's Table 2 under every reading of what the paper leaves open: centred or not, how many components, which threshold
 * on the map, and where in the net.
 */
final class HayCamReadings {

    private static final List<String> READINGS = List.of(HAY_CAM, HAY_CAM_UNCENTRED, HAY_CAM_5, HAY_CAM_1);
    private static final List<String> PLACES = List.of(PaperCell.BLOCK, PaperCell.CONVOLUTION);

    private final PaperValues values;
    private final PaperPage page;

    HayCamReadings(PaperValues values) {
        this.values = values;
        this.page = new PaperPage(values);
    }

    /** With the CAM paper's threshold of 20 %. */
    PaperClaim asInThePaper() {
        return order(HAY_CAM, PaperMetric.IOU.get(1));
    }

    List<String> explainers() {
        return List.of(GRAD_CAM, GRAD_CAM_PLUS_PLUS, EIGEN_CAM, HAY_CAM, HAY_CAM_UNCENTRED);
    }

    private static PaperClaim order(String reading, PaperMetric iou) {
        return PaperClaim.order(
                "HayCAM, Table 2: IoU rises from Grad-CAM over Grad-CAM++ and Eigen-CAM to HayCAM",
                iou,
                List.of(GRAD_CAM, GRAD_CAM_PLUS_PLUS, EIGEN_CAM, reading));
    }

    private static PaperClaim best(String reading, PaperMetric iou) {
        return PaperClaim.best(
                "HayCAM has the highest IoU", iou, reading, List.of(GRAD_CAM, GRAD_CAM_PLUS_PLUS, EIGEN_CAM));
    }

    /** How a map that is negative in places is brought to [0, 1], and the metrics of that. */
    private static Map<String, List<PaperMetric>> scalings() {
        Map<String, List<PaperMetric>> scalings = new LinkedHashMap<>();
        scalings.put("positive part", PaperMetric.IOU);
        scalings.put("from its minimum", PaperMetric.IOU_FROM_MINIMUM);
        return scalings;
    }

    private List<PaperCell> cells(String place, PaperMetric iou) {
        return values.cells(EIGEN_CAM, iou).stream()
                .filter(cell -> cell.place().equals(place))
                .toList();
    }

    /** A row a reading, a column a threshold: in how many cells the means are in the paper's order, HayCAM's is the highest, and is shown to be. */
    String table() {
        return table(
                "reading",
                READINGS,
                (place, reading, iou) -> "%d · %d · %d"
                        .formatted(
                                page.inTheMeans(order(reading, iou), cells(place, iou)),
                                page.inTheMeans(best(reading, iou), cells(place, iou)),
                                page.count(best(reading, iou), cells(place, iou), Verdict.FOUND)));
    }

    /** A row an explainer, a column a threshold: the IoU, averaged over nets and sets. */
    String thresholds() {
        List<String> all = new ArrayList<>(List.of(GRAD_CAM, GRAD_CAM_PLUS_PLUS, EIGEN_CAM));
        all.addAll(READINGS);
        return table("explainer", all, (place, explainer, iou) -> page.average(cells(place, iou), explainer, iou));
    }

    /** What stands in a column of a row. */
    private interface Entry {
        String of(String place, String row, PaperMetric iou);
    }

    private static String table(String head, List<String> rows, Entry entry) {
        StringBuilder table = new StringBuilder("| where | map | %s | %s |\n"
                .formatted(
                        head,
                        PaperMetric.IOU.stream()
                                .map(iou -> iou.name().replace("IoU at ", ""))
                                .collect(Collectors.joining(" | "))));
        table.append(PaperPage.dashes(PaperMetric.IOU.size() + 3));
        for (String place : PLACES) {
            scalings()
                    .forEach((scaling, metrics) -> rows.forEach(row -> table.append("| %s | %s | %s | %s |\n"
                            .formatted(
                                    place,
                                    scaling,
                                    row,
                                    metrics.stream()
                                            .map(iou -> entry.of(place, row, iou))
                                            .collect(Collectors.joining(" | "))))));
        }
        return table.toString();
    }
}
