package org.modelaudit.spark;

import java.util.ArrayList;

/**
 * What the rows of a DataFrame say.
 *
 * @param rows one for each picture
 * @param repeats whether a picture has several rows, one for each of its boxes
 */
record FrameIndex(ArrayList<IndexRow> rows, boolean repeats) {}
