package org.modelaudit.similarity;

/**
 * A formula that looks at nothing but the order of the cells. Both zeros are one value to it; to its first version -0.0 was the smaller,
 * which only maps that are read with their signs can hold beside 0.0.
 */
interface OrderFormula extends Similarity.Formula {

    @Override
    default int version(MapReading reading) {
        return reading == MapReading.SIGNED ? 2 : 1;
    }
}
