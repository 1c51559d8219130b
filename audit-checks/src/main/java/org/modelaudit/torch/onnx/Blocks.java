package org.modelaudit.torch.onnx;

import java.util.List;

/** What turns channels into cells and back. */
final class Blocks {

    private Blocks() {}

    /** Blocks of channels become blocks of cells. */
    static Value depthToSpace(NodeCall call) {
        Dims d = call.dims(0);
        long b = call.whole("blocksize", 1);
        boolean rowsFirst = call.text("mode", "DCR").equals("DCR");
        Size c = Size.of(d.fixed(1) / (b * b));
        Size block = Size.of(b);
        List<Size> apart = rowsFirst
                ? List.of(d.at(0), block, block, c, d.at(2), d.at(3))
                : List.of(d.at(0), c, block, block, d.at(2), d.at(3));
        List<Integer> order = rowsFirst ? List.of(0, 3, 4, 1, 5, 2) : List.of(0, 1, 4, 2, 5, 3);
        Dims to = new Dims(List.of(d.at(0), c, d.at(2).times(block), d.at(3).times(block)));
        Movement now = new Movement(call.out(), false);
        return now.reshaped(now.permuted(now.reshaped(call.in(0), new Dims(apart)), order), to);
    }

    /** Blocks of cells become blocks of channels. */
    static Value spaceToDepth(NodeCall call) {
        Dims d = call.dims(0);
        long b = call.whole("blocksize", 1);
        Size block = Size.of(b);
        Size rows = d.at(2).over(block);
        Size columns = d.at(3).over(block);
        Dims apart = new Dims(List.of(d.at(0), d.at(1), rows, block, columns, block));
        Dims to = new Dims(List.of(d.at(0), d.at(1).times(Size.of(b * b)), rows, columns));
        Movement now = new Movement(call.out(), false);
        return now.reshaped(now.permuted(now.reshaped(call.in(0), apart), List.of(0, 3, 5, 1, 2, 4)), to);
    }
}
