package org.modelaudit.intrinsic;

/** Makes the explainers of this package. */
public final class IntrinsicMaps {

    private IntrinsicMaps() {}

    /**
     * The model's own map: an output of the file that shows where it looks, as attention branches, erasing branches, attention gates
     * and segmentation heads have one (Fukui et al., 2019).
     *
     * @param output its name, or its number in the file's order, counted from 0
     */
    public static OwnMap ownMap(String output) {
        return OwnMap.of(output);
    }
}
