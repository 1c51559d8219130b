package org.modelaudit.baseline;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.modelaudit.content.HasContent;
import org.modelaudit.image.InputSpecification;

/** A baseline that says its name in the settings of what uses it. */
record NamedBaseline(String name, Baseline formula) implements Baseline, HasContent {

    /** Its name, which holds its numbers with all of their digits; the formula is code. */
    @Override
    public Optional<Object> content() {
        return Optional.of(name);
    }

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
