package org.modelaudit.samples.papers;

/**
 * A row of a table.
 *
 * @param net its name
 * @param set name of the pictures
 * @param place in the net that class activation maps look at, {@link #BLOCK} or {@link #CONVOLUTION}
 */
record PaperCell(String net, String set, String place) {

    /** Output of the last block, behind its activation: what the papers look at. */
    static final String BLOCK = "last block";

    /** Output of the last convolution, before what follows it: what an explainer looks at where no layer is named. */
    static final String CONVOLUTION = "last convolution";
}
