package org.modelaudit.units;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.NamedLayer;
import org.modelaudit.gate.Numbers;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;
import org.modelaudit.model.MapLayout;
import org.modelaudit.result.Evidence.Exhibit;
import org.modelaudit.study.StudiedSet;
import org.modelaudit.study.Study;
import org.modelaudit.study.StudyMetric;

/**
 * Network Dissection: which units of a layer respond to which concepts of a set.
 *
 * <p>{@code T_u} is the top quantile of unit u's activation over every place of every picture: with n places the
 * {@code (⌊0.005 n⌋ + 1)}-th largest of all, exactly, so that at most a share of 0.005 lies above it. {@code M_u} is where the unit's map,
 * made as large as the model's input, bilinear between the centres of its cells ({@code align_corners=False}), is above {@code T_u};
 * {@code L_c} is where a concept is marked, in pixels of the input. Then {@code IoU(u, c) = Σ|M_u ∩ L_c| / Σ|M_u ∪ L_c|} over the
 * pictures in which any concept is marked. A unit's best concept is the one with the largest IoU; it is interpretable if that is above
 * 0.04.
 *
 * <p><b>Concepts</b> are the classes of the set, and tags that {@link #withTags} names. A concept must be marked wherever it is seen.
 * Boxes stand for masks where there are none, which is remarked; a picture in which a concept is but nobody marked where does not count
 * for it; a region to ignore counts for neither. One that is marked in fewer than {@value #FEWEST} pictures is too rare: it is no unit's
 * best, and what asks for it is undefined. So is a unit with a concept whose areas allow no IoU above 0.04, see {@link ReachableIou}.
 *
 * <p><b>Where this is not the paper's.</b> There a concept's sums run over the pictures with any label of the same category, such as
 * part or colour; a set here is one category. There the threshold is a sketch of the quantile, and {@code M} takes in {@code S = T},
 * which for a unit that is mostly 0 would be the whole picture.
 *
 * <p>Memory grows with units, concepts and at most {@link TopValues#MOST} values a unit, not with the pictures. They go by twice; more often
 * only where the top quantile has more different values than that. Bau, Zhou, Khosla, Oliva, Torralba, "Network Dissection: Quantifying
 * Interpretability of Deep Visual Representations", CVPR 2017, section 2.2.
 */
public final class NetworkDissection implements Study<UnitDissection> {

    /** In how many pictures a concept must be, unless {@link #rareBelow} says otherwise. */
    static final int FEWEST = 5;

    private static final double QUANTILE = 0.005;

    private final @Nullable String path;
    private final double quantile;
    private final int fewest;
    private final List<String> tags;

    private NetworkDissection(@Nullable String path, double quantile, int fewest, List<String> tags) {
        this.path = path;
        this.quantile = quantile;
        this.fewest = fewest;
        this.tags = List.copyOf(tags);
    }

    static NetworkDissection standard() {
        return new NetworkDissection(null, QUANTILE, FEWEST, List.of());
    }

    /** The units of another layer, named by its dotted path; without it those of the model's {@link AuditedModel#defaultLayer()}. */
    public NetworkDissection at(String layer) {
        return new NetworkDissection(layer, quantile, fewest, tags);
    }

    /**
     * Another share of a unit's activations that counts as its top.
     *
     * @param share in (0, 1); 0.005 unless said otherwise
     */
    public NetworkDissection topQuantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new ConfigurationException("The top quantile is a share between 0 and 1, such as 0.005, but got %s."
                    .formatted(Numbers.plain(share)));
        }
        return new NetworkDissection(path, share, fewest, tags);
    }

    /**
     * In how many pictures a concept must be marked to count.
     *
     * @param pictures at least 1; 5 unless said otherwise
     */
    public NetworkDissection rareBelow(int pictures) {
        if (pictures < 1) {
            throw new ConfigurationException(
                    "A concept must be marked in at least 1 picture, but rareBelow got %d.".formatted(pictures));
        }
        return new NetworkDissection(path, quantile, pictures, tags);
    }

    /** Tags of the set that are concepts beside its classes: where a sample with the tag has its mask. */
    public NetworkDissection withTags(String... concepts) {
        List<String> all = new ArrayList<>(tags);
        all.addAll(List.of(concepts));
        return new NetworkDissection(
                path, quantile, fewest, all.stream().distinct().sorted().toList());
    }

    @Override
    public String id() {
        return "network-dissection/exact@1";
    }

    @Override
    public String name() {
        return "Network Dissection";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Layer layer = layer(model);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("layer", layer.path());
        if (!MapLayout.channelsFirst().equals(layer.layout())) {
            settings.put("map", layer.mapDescription());
        }
        settings.put("top quantile", Numbers.plain(quantile));
        settings.put("detects above IoU", Numbers.plain(UnitDissection.DETECTS));
        settings.put("rare below", "%d pictures".formatted(fewest));
        settings.put("tags", tags.isEmpty() ? "none" : String.join(", ", tags));
        return settings;
    }

    Layer layer(AuditedModel model) {
        return NamedLayer.withMaps(model, path, name(), AuditedModel::defaultLayer);
    }

    double quantile() {
        return quantile;
    }

    int fewest() {
        return fewest;
    }

    List<String> tags() {
        return tags;
    }

    /** The first half twice and the second once; a gradient for each class of a picture where a metric asks for it. */
    @Override
    public Cost costPerPicture(StudiedSet set, List<? extends StudyMetric<UnitDissection>> metrics) {
        DissectionRun dissection = new DissectionRun(this, set, metrics);
        Cost cost = Cost.of(0, 2, 1, dissection.mostClasses());
        return dissection.isExactAtOnce() ? cost : cost.plus(Cost.unknown());
    }

    @Override
    public void verify(StudiedSet set, List<? extends StudyMetric<UnitDissection>> metrics) {
        new DissectionRun(this, set, metrics).verify();
    }

    @Override
    public UnitDissection examine(StudiedSet set, List<? extends StudyMetric<UnitDissection>> metrics) {
        return new DissectionRun(this, set, metrics).run();
    }

    @Override
    public List<String> remarks(UnitDissection found) {
        return found.remarks();
    }

    /** Up to four pictures in which the unit, or the best one for a concept or class, is strongest. */
    @Override
    public Optional<Exhibit> exhibit(UnitDissection found, StudiedSet set, String item) {
        return found.shownFor(item).map(unit -> new UnitTiles(this, set).of(unit));
    }
}
