package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.NamedLayer;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.explain.Tensors;
import org.modelaudit.image.Prepared;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.LayerCut.HeadPass;

/**
 * CCAM, the common component activation map: what a group of pictures has in common, in one of them. Each class's activation map is a
 * component; the common component vector says how much of each the group G holds, {@code p_c = 1/|G| Σ_{g∈G} p_c(g)} of the model's
 * probabilities, and the map of a picture is the sum of its components, {@code L = Σ_c p_c L_c}. So it finds objects that the model has
 * no class for, by the classes that they look like.
 *
 * <p><b>The group is given</b>, as a set of reference pictures that show the same kind of object, and is the same for every picture: a map
 * hangs neither on the batch nor on the audited set, which may hold these pictures or not.
 *
 * <p>The component of a class is its map at one layer, {@code L_c = Σ_k α_ck A_k} with {@code α_ck = 1/(h·w) Σ_ij ∂y_c/∂A_k,ij}: CAM but
 * for a factor where the rest of the program is a pooling and one linear layer, Grad-CAM elsewhere. α is linear in y, so that {@code Σ_c
 * p_c α_ck} comes of the gradient of {@code Σ_c p_c y_c} alone.
 *
 * <p>Signed, and for no class; high where what the group has in common is. Undefined where the map is constant. Where classes are judged
 * one by one, their own sigmoids stand for the probabilities. Costs a run of each half and one walk back, and a forward pass for each
 * picture of the group, which is made again for every picture that is explained alone: the vector is that of the weights as they
 * are, also where a sanity check has just changed them. The pictures themselves are read once and stay in memory; a few dozen are
 * enough.
 *
 * <p>Li, Hosseini Jafari and Rother, Localizing Common Objects Using Common Component Activation Map, CVPR workshops 2019. Readings
 * of ours: the vector is the mean of the probabilities, and all components take part; it was not compared with the authors' code or
 * figures. Neither the combinational maps of Yang et al. (2020) nor the contrastive ones of Xie et al. (2022), which share the initials.
 */
public final class CommonComponentCam implements Explainer {

    private final PictureGroup pictures;
    private final @Nullable String path;

    private CommonComponentCam(PictureGroup pictures, @Nullable String path) {
        this.pictures = pictures;
        this.path = path;
    }

    static CommonComponentCam of(AuditSet group) {
        return new CommonComponentCam(new PictureGroup(group), null);
    }

    /** The same map at the output of another layer, named by its dotted path. */
    public CommonComponentCam at(String layer) {
        return new CommonComponentCam(pictures, layer);
    }

    @Override
    public String id() {
        return "common-component-cam/mean-probability@1";
    }

    @Override
    public String name() {
        return "CCAM";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        AuditSet group = pictures.set();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("layer", layer(model).path());
        settings.put("class", "none (class-free)");
        settings.put("group", "%d pictures of '%s'".formatted(group.size(), group.name()));
        settings.put("digest of the group", group.digest());
        return settings;
    }

    /** The group's passes are shared by pictures that are explained together. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        Cost own = Cost.of(0, 1, 1, 1);
        return model.group() == 1 ? own.plus(Cost.of(pictures.set().size(), 0, 0, 0)) : own.plus(Cost.unknown());
    }

    private Layer layer(AuditedModel model) {
        return NamedLayer.withMaps(model, path, name(), AuditedModel::defaultLayer);
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        LayerCut cut = model.mapsAt(layer(model).path());
        float[] common = commonComponents(model);
        return batch.inGroups(model.group(), copy -> {
            LayerCut.Features features = cut.features(copy.images());
            HeadPass head = cut.record(features);
            ExplainedClasses classes =
                    ExplainedClasses.of(model.output(), head.logits(), copy.samples(), TargetClass.predicted());
            NDArray seed = head.logits()
                    .onesLike()
                    .mul(Tensors.of(copy.images().getManager(), common, new Shape(1, common.length)));
            NDArray weights = GradCam.mean(head.gradient(seed));
            return classes.classFree(WeightedChannels.sum(features.activation(), weights));
        });
    }

    /** The mean probability of each class over the group, each picture by itself. */
    private float[] commonComponents(AuditedModel model) {
        double[] sums = new double[model.classes()];
        List<Prepared> prepared = pictures.prepared(model.input());
        List<AuditSample> samples = pictures.set().samples();
        for (int i = 0; i < prepared.size(); i++) {
            try (NDManager scope = model.newManager()) {
                Batch one = Batch.of(scope, model.input(), samples.subList(i, i + 1), prepared.subList(i, i + 1));
                float[] shares =
                        model.output().probabilities(model.logits(one.images())).toFloatArray();
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += shares[c];
                }
            }
        }
        float[] mean = new float[sums.length];
        for (int c = 0; c < mean.length; c++) {
            mean[c] = (float) (sums[c] / prepared.size());
        }
        return mean;
    }
}
