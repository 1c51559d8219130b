package org.modelaudit.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.image.Box;

/**
 * Where the objects of a sample's class are, in pixels of the stored picture.
 *
 * @param boxes one for each object, within the picture; none where that is not known, or the mask alone tells
 * @param mask all pixels of the objects; null where that is not known
 * @param ignored pixels of which nobody knows whether they belong to an object; null where there are none
 * @param maskMissing whether the annotations name a mask that is not there
 */
record TrueRegion(
        List<Box> boxes,
        @Nullable MaskSource mask,
        @Nullable MaskSource ignored,
        boolean maskMissing) {

    static final TrueRegion NONE = new TrueRegion(List.of(), null, null, false);

    TrueRegion {
        boxes = List.copyOf(boxes);
    }

    /** Whether it is known where an object is. */
    boolean isKnown() {
        return !boxes.isEmpty() || mask != null;
    }

    TrueRegion withBoxes(List<Box> others) {
        return new TrueRegion(others, mask, ignored, maskMissing);
    }

    TrueRegion withMask(@Nullable MaskSource other) {
        return new TrueRegion(boxes, other, ignored, false);
    }

    TrueRegion withIgnored(@Nullable MaskSource other) {
        return new TrueRegion(boxes, mask, other, maskMissing);
    }

    TrueRegion withMaskMissing(boolean missing) {
        return new TrueRegion(boxes, mask, ignored, missing);
    }
}
