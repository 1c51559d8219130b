package org.modelaudit.baseline;

import ai.djl.ndarray.NDArray;
import org.modelaudit.image.InputSpecification;

/** A baseline that says its name in the settings of what uses it. */
record NamedBaseline(String name, Baseline formula) implements Baseline {

    @Override
    public NDArray of(NDArray image, InputSpecification input, String sampleId) {
        return formula.of(image, input, sampleId);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedBaseline that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
