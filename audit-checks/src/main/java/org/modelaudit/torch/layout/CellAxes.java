package org.modelaudit.torch.layout;

import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.MapLayout;

/**
 * Where one tensor holds the picture's cells: rows and columns on an axis each, or both on one axis of tokens, row by row, with other
 * tokens at its ends. Whatever lies on other axes is a channel, or the batch of one.
 *
 * @param row axis of the rows
 * @param column axis of the columns; the same as {@code row} for tokens
 * @param rows h
 * @param columns w
 * @param before tokens before the cells
 * @param after tokens behind the cells
 */
record CellAxes(int row, int column, long rows, long columns, long before, long after) {

    /** {@code 1×C×h×w}. */
    static CellAxes channelsFirst(Shape shape) {
        return new CellAxes(2, 3, shape.get(2), shape.get(3), 0, 0);
    }

    boolean areTokens() {
        return row == column;
    }

    boolean isOn(int axis) {
        return axis == row || axis == column;
    }

    long tokens() {
        return before + rows * columns + after;
    }

    /** Whether a tensor of this shape can hold cells so. */
    boolean fits(Shape shape) {
        if (Math.max(row, column) >= shape.dimension()) {
            return false;
        }
        return areTokens() ? shape.get(row) == tokens() : shape.get(row) == rows && shape.get(column) == columns;
    }

    CellAxes on(int newRow, int newColumn) {
        return new CellAxes(newRow, newColumn, rows, columns, before, after);
    }

    CellAxes sized(long newRows, long newColumns) {
        return new CellAxes(row, column, newRows, newColumns, before, after);
    }

    CellAxes between(long newBefore, long newAfter) {
        return new CellAxes(row, column, rows, columns, newBefore, newAfter);
    }

    /** As a layout of a layer's output, whose first axis is the batch; null where it is none of those. */
    @Nullable
    MapLayout layout(Shape shape) {
        if (!fits(shape) || shape.get(0) != 1) {
            return null;
        }
        if (areTokens()) {
            return shape.dimension() == 3 && row == 1 ? new MapLayout.Tokens(rows, columns, before, after) : null;
        }
        if (shape.dimension() != 4) {
            return null;
        }
        return row == 2 && column == 3
                ? MapLayout.channelsFirst()
                : row == 1 && column == 2 ? MapLayout.channelsLast() : null;
    }
}
