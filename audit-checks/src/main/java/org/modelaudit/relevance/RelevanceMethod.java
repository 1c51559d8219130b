package org.modelaudit.relevance;

/**
 * What makes one method of relevance propagation.
 *
 * @param id method, dialect and version
 * @param name for people
 * @param composite rules
 * @param seed what starts at the logits
 * @param place where the map is read unless a layer is named
 * @param domain which classes and networks it speaks of
 */
record RelevanceMethod(String id, String name, Composite composite, Seed seed, Place place, Domain domain) {

    /** Where the map is read. */
    enum Place {
        /** On the pixels, summed over the channels. */
        PIXELS,
        /** At the first activations: what the second convolution or dense layer reads, summed over the channels. */
        FIRST_ACTIVATIONS
    }

    /** Which classes and networks a method speaks of. */
    enum Domain {
        /** All of them. */
        ANY,
        /** Networks whose activations are ReLUs, and classes whose logit is positive. */
        RELU_AND_POSITIVE_LOGIT
    }

    static RelevanceMethod pixels(String id, String name, Composite composite, Seed seed) {
        return new RelevanceMethod(id, name, composite, seed, Place.PIXELS, Domain.ANY);
    }
}
