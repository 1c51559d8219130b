package org.modelaudit.intrinsic;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.NamedOutput;

/**
 * The model's own map: an output of the file, {@code L = output(x)}, of a model that was trained to return one beside its logits. The
 * attention of an Attention Branch Network (Fukui et al., CVPR 2019) or of attention gates (Schlemper et al., Medical Image Analysis
 * 2019), the maps of GAIN (Li et al., CVPR 2018), ACoL (Zhang et al., CVPR 2018) and SPG (Zhang et al., ECCV 2018), the head of a
 * segmentation. It is read as the file returns it and audited as every other map: what a model was told to show need not be what
 * its answer rests on.
 *
 * <p>Of the shape {@code N×1×h×w} or {@code N×h×w} it speaks for no class; with one channel for each class, {@code N×K×h×w}, the channel
 * of the explained class is the map. Colours last, {@code N×h×w×1} and {@code N×h×w×K}, are read too. {@link #channel(int)} takes one of
 * the channels of {@code N×C×h×w}. Tokens are refused: how they lie on the picture is not said by an output.
 *
 * <p>Signed and unscaled, at the output's own resolution, which is taken to cover the picture; higher where the model says that it
 * looks. Undefined where the map is constant. A file without this output, and an output that is no map, are refused with the outputs
 * that there are. Costs two forward passes, one for the logits and one for the map: a last softmax is cut off for the logits, and the
 * map is that of the uncut file.
 */
public final class OwnMap implements ClassSpecific {

    private final String output;
    private final OptionalInt channel;
    private final TargetClass target;

    private OwnMap(String output, OptionalInt channel, TargetClass target) {
        this.output = output;
        this.channel = channel;
        this.target = target;
    }

    static OwnMap of(String output) {
        if (output.isBlank()) {
            throw new IllegalArgumentException("The model's own map is one of its outputs; say its name or number.");
        }
        return new OwnMap(output, OptionalInt.empty(), TargetClass.predicted());
    }

    /**
     * The same output's map of one channel, whatever the class: a part, an organ, all that is no background.
     *
     * @param index counted from 0
     */
    public OwnMap channel(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("Channels are counted from 0, but got " + index + ".");
        }
        return new OwnMap(output, OptionalInt.of(index), target);
    }

    /** The same output's map of another class. Changes nothing where it speaks for none. */
    @Override
    public OwnMap forClass(TargetClass classToExplain) {
        return new OwnMap(output, channel, classToExplain);
    }

    @Override
    public String id() {
        return "own-map/output@1";
    }

    @Override
    public String name() {
        return "own map '%s'".formatted(output);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        NamedOutput found = found(model);
        OwnMapLayout layout = layout(model, found);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("output", found.name());
        settings.put("map", layout.toString());
        settings.put("class", layout.dependsOnClass() ? target.toString() : "none (class-free)");
        return settings;
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(2, 0, 0, 0);
    }

    private NamedOutput found(AuditedModel model) {
        return model.outputs()
                .find(output)
                .orElseThrow(() ->
                        new ModelException("The model '%s' has no output '%s' to read its own map from; it returns %s."
                                .formatted(model.identity().file(), output, model.outputs())));
    }

    private OwnMapLayout layout(AuditedModel model, NamedOutput found) {
        try {
            return OwnMapLayout.of(found.shape(), model.classes(), channel);
        } catch (IllegalArgumentException e) {
            throw new ModelException(
                    "The output %s of '%s' is no map: %s; it returns %s."
                            .formatted(found, model.identity().file(), e.getMessage(), model.outputs()),
                    e);
        }
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        NamedOutput found = found(model);
        layout(model, found);
        return batch.inGroups(model.group(), copy -> {
            NDArray shown = model.show(copy.images(), found.name());
            OwnMapLayout layout = layout(model, new NamedOutput(found.name(), shown.getShape()));
            ExplainedClasses classes =
                    ExplainedClasses.of(model.output(), model.logits(copy.images()), copy.samples(), target);
            NDArray maps = layout.maps(shown, classes.indexes());
            return layout.dependsOnClass() ? classes.explanations(maps) : classes.classFree(maps);
        });
    }
}
