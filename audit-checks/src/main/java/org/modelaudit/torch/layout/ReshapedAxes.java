package org.modelaudit.torch.layout;

import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Where the cells lie after a reshape, which leaves the order of the numbers as it is: an axis is found again by its size and by
 * the product of the sizes before it.
 */
final class ReshapedAxes {

    private ReshapedAxes() {}

    /**
     * @param isPicture whether the tensor is the picture itself, of which an axis may be split into patches and what lies within them
     * @return null where the axes cannot be told in the new shape
     */
    static @Nullable CellAxes of(CellAxes axes, Shape from, Shape to, boolean isPicture) {
        long before = before(from, axes.row());
        if (axes.areTokens()) {
            int same = axis(to, before, axes.tokens());
            if (same >= 0) {
                return axes.on(same, same);
            }
            boolean grid = axes.before() + axes.after() == 0;
            return grid ? apart(axes, to, before, before * axes.rows()) : null;
        }
        CellAxes apart = apart(axes, to, before, before(from, axes.column()));
        if (apart != null) {
            return apart;
        }
        if (before(from, axes.column()) == before * axes.rows()) {
            int merged = axis(to, before, axes.rows() * axes.columns());
            if (merged >= 0) {
                return axes.on(merged, merged);
            }
        }
        return isPicture ? patches(axes, to, before, before(from, axes.column())) : null;
    }

    private static @Nullable CellAxes apart(CellAxes axes, Shape to, long beforeRow, long beforeColumn) {
        int row = axis(to, beforeRow, axes.rows());
        int column = axis(to, beforeColumn, axes.columns());
        return row >= 0 && column >= 0 && row != column ? axes.on(row, column) : null;
    }

    /** {@code 1×C×H×W} as {@code 1×C×h×p×w×p}. */
    private static @Nullable CellAxes patches(CellAxes axes, Shape to, long beforeRow, long beforeColumn) {
        int row = split(to, beforeRow, axes.rows());
        int column = split(to, beforeColumn, axes.columns());
        return row >= 0 && column >= 0 ? axes.on(row, column).sized(to.get(row), to.get(column)) : null;
    }

    private static int split(Shape to, long before, long size) {
        for (int i = 0; i + 1 < to.dimension(); i++) {
            if (to.get(i) > 1 && before(to, i) == before && to.get(i) * to.get(i + 1) == size) {
                return i;
            }
        }
        return -1;
    }

    /** The axis of a size behind which so many lie; an axis of one may stand anywhere, so it is not found. */
    private static int axis(Shape shape, long before, long size) {
        for (int i = 0; i < shape.dimension() && size > 1; i++) {
            if (shape.get(i) == size && before(shape, i) == before) {
                return i;
            }
        }
        return -1;
    }

    private static long before(Shape shape, int axis) {
        long product = 1;
        for (int i = 0; i < axis; i++) {
            product *= shape.get(i);
        }
        return product;
    }
}
