package org.modelaudit.torch.onnx;

import java.util.List;

/** What becomes of one operator of ONNX. */
@FunctionalInterface
interface Operator {

    /**
     * Values of the node's outputs in their order, fewer where the rest is not to be had.
     *
     * @throws NotTranslated if the node has what is not translated
     */
    List<Value> translate(NodeCall call);

    /** One with a single output. */
    @FunctionalInterface
    interface Single {

        Value translate(NodeCall call);
    }

    static Operator of(Single single) {
        return call -> List.of(single.translate(call));
    }
}
