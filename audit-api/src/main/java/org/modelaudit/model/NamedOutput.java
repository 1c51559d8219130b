package org.modelaudit.model;

import ai.djl.ndarray.types.Shape;

/**
 * One of the tensors that a file returns for its pictures.
 *
 * @param name the key of a dictionary, the name of a field or of an output, or the index in a tuple or list; dots lead into what is
 *     nested, {@code 2.0}
 * @param shape for one picture, {@code 1×…}
 */
public record NamedOutput(String name, Shape shape) {

    @Override
    public String toString() {
        return "'%s' of the shape %s".formatted(name, shape);
    }
}
