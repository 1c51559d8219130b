package org.modelaudit.model;

/**
 * What a user says about the output of a file, the twin of {@link org.modelaudit.image.InputSpecification}.
 *
 * @param meaning of the numbers
 * @param part which of several outputs they are: an index in a tuple or list, a key or a name; empty for the likeliest
 */
public record OutputSpecification(OutputMeaning meaning, String part) {

    /** Nothing is said: everything is found when the file is opened. */
    public static OutputSpecification found() {
        return new OutputSpecification(OutputMeaning.AUTO, "");
    }

    /** The only output, or the likeliest of several, with this meaning. */
    public static OutputSpecification of(OutputMeaning meaning) {
        return new OutputSpecification(meaning, "");
    }

    /** One of several outputs. */
    public OutputSpecification part(String name) {
        return new OutputSpecification(meaning, name);
    }

    /** Whether the meaning is still to be found. */
    public boolean isOpen() {
        return meaning == OutputMeaning.AUTO;
    }
}
