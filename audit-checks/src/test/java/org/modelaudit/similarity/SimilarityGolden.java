package org.modelaudit.similarity;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.NpyFile;

/** Section D: pairs of maps and how alike SciPy and scikit-image find them. */
public final class SimilarityGolden implements GoldenMethods {

    private static final Pattern CELL = Pattern.compile("hog_(spearman|pearson)_ppc(\\d+)");

    @Override
    public Map<String, GoldenComparison> comparisons() {
        return Map.of(
                "D/similarity_full", SimilarityGolden::pairs,
                "D/similarity_s64", SimilarityGolden::pairs,
                "D/similarity_s32", SimilarityGolden::pairs);
    }

    private static List<GoldenRow> pairs(GoldenEntry entry) {
        NpyFile maps = entry.array("pairs");
        JsonArray expected = entry.json().getAsJsonArray("per_pair");
        List<GoldenRow> rows = new ArrayList<>();
        formulas(expected.get(0).getAsJsonObject()).forEach((key, formula) -> {
            double[] theirs = new double[expected.size()];
            double[] ours = new double[expected.size()];
            for (int i = 0; i < theirs.length; i++) {
                JsonElement value = expected.get(i).getAsJsonObject().get(key);
                theirs[i] = value.isJsonNull() ? Double.NaN : value.getAsDouble();
                ours[i] = formula.of(map(maps, 2 * i), map(maps, 2 * i + 1)) instanceof Outcome.Value v
                        ? v.value()
                        : Double.NaN;
            }
            rows.add(GoldenRow.absolute(key, theirs, ours, key.startsWith("hog") ? 1e-5 : 1e-6));
        });
        return rows;
    }

    private static Map<String, Similarity.Formula> formulas(JsonObject first) {
        Map<String, Similarity.Formula> formulas = new LinkedHashMap<>();
        formulas.put("pearson", Similarities.pearson().formula());
        formulas.put("spearman", Similarities.spearman().formula());
        formulas.put("ssim_default_win7_uniform_dr1", Similarities.ssim().formula());
        formulas.put("ssim_gaussian_dr1", Similarities.gaussianSsim().formula());
        formulas.put("ssim_gaussian_no_data_range(float default dr=2)", StructuralSimilarity.gaussian(2));
        formulas.put("mse", Similarities.meanSquaredError().formula());
        for (String key : first.keySet()) {
            Matcher hog = CELL.matcher(key);
            if (hog.matches()) {
                int cell = Integer.parseInt(hog.group(2));
                boolean pearson = hog.group(1).equals("pearson");
                formulas.put(key, (pearson ? Similarities.hogPearson(cell) : Similarities.hogSpearman(cell)).formula());
            }
        }
        return formulas;
    }

    /** Map {@code index} of an array of {@code pair×2×H×W}. */
    private static Heatmap map(NpyFile pairs, int index) {
        int height = (int) pairs.shape()[2];
        int width = (int) pairs.shape()[3];
        float[] values = new float[height * width];
        System.arraycopy(pairs.values(), index * values.length, values, 0, values.length);
        return new Heatmap(width, height, values);
    }
}
