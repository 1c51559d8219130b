package org.modelaudit.report.figure;

import java.awt.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Where things stand on a contact sheet, in pixels. Every group starts a new row under its title.
 *
 * @param columns samples side by side
 * @param cellWidth of one sample, captions included
 * @param titles upper left corner of each group's title
 * @param cells upper left corner of each sample, by group
 * @param height of the whole sheet
 */
record SheetLayout(int columns, int cellWidth, List<Point> titles, List<List<Point>> cells, int height) {

    /** As wide as a report shows a picture without shrinking it. */
    static final int WIDTH = 1000;

    static final int MARGIN = 16;
    static final int GAP = 16;
    static final int HEADER = 112;
    static final int TITLE = 38;
    static final int LINE = 20;

    static final int MOST_COLUMNS = 4;

    /**
     * @param groups how many samples each group has
     * @param mostColumns side by side, as far as the tiles are not too wide
     * @param tileWidth of the widest tile
     * @param tileHeight of the highest tile
     * @param lines of the longest caption
     */
    static SheetLayout of(List<Integer> groups, int mostColumns, int tileWidth, int tileHeight, int lines) {
        int inner = WIDTH - 2 * MARGIN;
        int columns = Math.max(1, Math.min(mostColumns, (inner + GAP) / (tileWidth + GAP)));
        int cellWidth = (inner - (columns - 1) * GAP) / columns;
        int cellHeight = tileHeight + 6 + lines * LINE + GAP;
        List<Point> titles = new ArrayList<>();
        List<List<Point>> cells = new ArrayList<>();
        int y = HEADER;
        for (int size : groups) {
            titles.add(new Point(MARGIN, y));
            y += TITLE;
            List<Point> row = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                row.add(new Point(MARGIN + i % columns * (cellWidth + GAP), y + i / columns * cellHeight));
            }
            cells.add(row);
            y += (size + columns - 1) / columns * cellHeight;
        }
        return new SheetLayout(columns, cellWidth, titles, cells, y + MARGIN - GAP);
    }
}
