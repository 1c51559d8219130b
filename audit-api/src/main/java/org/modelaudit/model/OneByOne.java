package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Takes a batch apart and puts what came of its pictures together again, for programs that take one picture at a time. */
public final class OneByOne {

    private OneByOne() {}

    /**
     * Works on each row by itself.
     *
     * @param batch {@code N×…}
     * @param work makes {@code 1×…} of {@code 1×…}
     * @return {@code N×…}, under the manager of {@code batch}
     */
    public static NDArray map(NDArray batch, UnaryOperator<NDArray> work) {
        List<NDArray> rows = parts(batch);
        try {
            return joined(rows.stream().map(work).toList());
        } finally {
            if (rows.size() > 1) {
                rows.forEach(NDArray::close);
            }
        }
    }

    /** Every row as a batch of one, under the manager of {@code batch}; the batch itself where it is one. */
    static List<NDArray> parts(NDArray batch) {
        long count = batch.getShape().get(0);
        if (count == 1) {
            return List.of(batch);
        }
        List<NDArray> parts = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            try (NDArray row = batch.get(new NDIndex("{}:{}", i, i + 1))) {
                parts.add(row.duplicate());
            }
        }
        return parts;
    }

    /** What several have, together; the arrays themselves are closed. */
    static NDArray joined(List<NDArray> rows) {
        if (rows.size() == 1) {
            return rows.get(0);
        }
        try (NDList all = new NDList(rows)) {
            return NDArrays.concat(all);
        }
    }

    /** Copies of what several have, together; the arrays themselves stay. */
    static <T> NDArray joined(List<T> several, Function<T, NDArray> row) {
        List<NDArray> rows = several.stream().map(row).toList();
        return rows.size() == 1 ? rows.get(0) : NDArrays.concat(new NDList(rows));
    }
}
