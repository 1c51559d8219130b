package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Takes a batch apart and puts what came of its parts together again, for programs that take fewer pictures at a time. */
public final class BatchParts {

    private BatchParts() {}

    /**
     * Works on each row by itself.
     *
     * @param batch {@code N×…}
     * @param work makes {@code 1×…} of {@code 1×…}
     * @return {@code N×…}, under the manager of {@code batch}
     */
    static NDArray oneByOne(NDArray batch, UnaryOperator<NDArray> work) {
        List<NDArray> rows = oneByOne(batch);
        try {
            return joined(rows.stream().map(work).toList());
        } finally {
            if (rows.size() > 1) {
                rows.forEach(NDArray::close);
            }
        }
    }

    /** Every row as a batch of one, see {@link #of}. */
    static List<NDArray> oneByOne(NDArray batch) {
        return of(batch, 1);
    }

    /**
     * Copies of rows that lie side by side, under the manager of {@code batch}; the batch itself where it is one part.
     *
     * @param size rows of a part, at least 1; the last part may have fewer
     */
    public static List<NDArray> of(NDArray batch, int size) {
        long count = batch.getShape().get(0);
        if (count <= size) {
            return List.of(batch);
        }
        List<NDArray> parts = new ArrayList<>();
        for (long from = 0; from < count; from += size) {
            try (NDArray part = batch.get(new NDIndex("{}:{}", from, Math.min(count, from + size)))) {
                parts.add(part.duplicate());
            }
        }
        return parts;
    }

    /** What several have, together; the arrays themselves are closed. */
    public static NDArray joined(List<NDArray> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        try (NDList all = new NDList(parts)) {
            return NDArrays.concat(all);
        }
    }

    /** Copies of what several have, together; the arrays themselves stay. */
    static <T> NDArray joined(List<T> several, Function<T, NDArray> part) {
        List<NDArray> parts = several.stream().map(part).toList();
        return parts.size() == 1 ? parts.get(0) : NDArrays.concat(new NDList(parts));
    }
}
