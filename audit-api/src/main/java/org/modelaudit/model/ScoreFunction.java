package org.modelaudit.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/**
 * What answers in a {@link BlackBox}.
 *
 * @param engine what runs it, with its version
 * @param device where pictures are handed over
 * @param logits scores of every class, {@code N×C×H×W} to {@code N×K}, each row from its picture alone; called by one thread at
 *     a time. What returns anything else is declared, see {@link BlackBox#returning(OutputMeaning)}
 * @param close releases what it holds
 */
public record ScoreFunction(String engine, Device device, UnaryOperator<NDArray> logits, Runnable close) {

    /** Java code on the CPU that holds nothing. */
    public static ScoreFunction of(UnaryOperator<NDArray> logits) {
        return new ScoreFunction("function", Device.cpu(), logits, () -> {});
    }
}
