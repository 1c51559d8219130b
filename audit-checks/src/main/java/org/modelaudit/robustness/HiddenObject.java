package org.modelaudit.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.Mask;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Outcome;

/** One sample's object, of which parts are hidden, and what maps find of the rest, draw by draw. */
final class HiddenObject {

    private final InputSpecification input;
    private final Optional<Mask> truth;
    private final Optional<Mask> ignored;
    private final List<Double> shares = new ArrayList<>();
    private Optional<Outcome> trouble = Optional.empty();

    HiddenObject(ExplainedSample sample, InputSpecification input) {
        this.input = input;
        Optional<Mask> object = Optional.empty();
        Optional<Mask> left = Optional.empty();
        try {
            List<Box> boxes = sample.boxes();
            object = sample.mask()
                    .or(() -> boxes.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Mask.ofBoxes(input.width(), input.height(), boxes)))
                    .filter(mask -> mask.area() > 0);
            left = sample.ignored();
        } catch (DataException e) {
            trouble = Optional.of(Outcome.failed(String.valueOf(e.getMessage())));
        }
        this.truth = object;
        this.ignored = left;
    }

    void look(Explanation explanation, boolean[] cover) {
        Heatmap map = explanation.heatmap();
        if (truth.isEmpty() || trouble.isPresent() || !isPartlyHidden(truth.get(), cover)) {
            return;
        }
        if (map == null) {
            trouble = Optional.of(
                    Outcome.undefined("a picture with hidden patches has no map: " + explanation.undefinedBecause()));
            return;
        }
        Heatmap positive = map.positivePart().resized(input.width(), input.height());
        double onObject = 0;
        double all = 0;
        for (int p = 0; p < cover.length; p++) {
            int x = p % input.width();
            int y = p / input.width();
            boolean object = truth.get().contains(x, y);
            if (!cover[p]
                    && (object || !ignored.map(mask -> mask.contains(x, y)).orElse(false))) {
                all += positive.value(x, y);
                onObject += object ? positive.value(x, y) : 0;
            }
        }
        shares.add(all > 0 ? onObject / all : 0);
    }

    /** Else nothing is asked: there is no rest to find, or the rest is the whole. */
    private boolean isPartlyHidden(Mask object, boolean[] cover) {
        int hidden = 0;
        for (int p = 0; p < cover.length; p++) {
            hidden += cover[p] && object.contains(p % input.width(), p / input.width()) ? 1 : 0;
        }
        return hidden > 0 && hidden < object.area();
    }

    Outcome outcome() {
        if (trouble.isPresent()) {
            return trouble.get();
        }
        if (truth.isEmpty()) {
            return Outcome.undefined("the sample has no true region within the crop");
        }
        return shares.isEmpty()
                ? Outcome.undefined("every draw hides the whole object or nothing of it")
                : Outcome.value(shares.stream().mapToDouble(s -> s).average().orElseThrow());
    }
}
