package org.modelaudit.spark;

import java.io.Serializable;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What Spark brings to every executor once.
 *
 * @param models that the test opens
 * @param set name of the set whose pictures come with the partitions; null where they lie in a folder
 * @param index of that set; empty where there is none
 */
record Shipment(ShippedModels models, @Nullable String set, ArrayList<IndexRow> index) implements Serializable {}
