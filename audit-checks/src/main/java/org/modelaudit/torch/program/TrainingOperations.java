package org.modelaudit.torch.program;

import java.util.List;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.ProgramException;

/**
 * Operations that run as in training whatever the module's mode is, because tracing wrote the mode down as a constant. Such
 * a program answers differently in every run, or changes its own statistics, so nothing that is measured on it would hold.
 */
final class TrainingOperations {

    private static final int DROPOUT_PROBABILITY = 1;
    private static final int DROPOUT_TRAIN = 2;
    private static final int ATTENTION_DROPOUT = 4;
    private static final int NORM_RUNNING_MEAN = 3;
    private static final int NORM_TRAINING = 5;

    private TrainingOperations() {}

    /**
     * @throws ProgramException if the operation drops numbers at random, updates running statistics, or counts its runs
     */
    static void refuse(Call call, String layer) {
        String name = String.valueOf(call.function().dotted());
        boolean changesWeight = Operations.isInPlace(name)
                && !call.arguments().isEmpty()
                && WeightTable.isWeight(call.arguments().get(0));
        if (changesWeight) {
            throw new ProgramException(
                    ("%s changes its own numbers while it runs ('%s'), as a normalisation does in training mode; call"
                                    + " model.eval() before the export")
                            .formatted(layer.isEmpty() ? "it" : "its layer '" + layer + "'", name));
        }
        String what = null;
        if (name.matches("torch\\.(feature_|alpha_|feature_alpha_)?dropout_?")) {
            boolean never = isNumber(call.arguments(), DROPOUT_PROBABILITY, 0);
            what = !never && isTrue(call.arguments(), DROPOUT_TRAIN) ? "drops numbers at random" : null;
        } else if (name.equals("torch.scaled_dot_product_attention")) {
            boolean drops = call.arguments().size() > ATTENTION_DROPOUT
                    && call.arguments().get(ATTENTION_DROPOUT) instanceof Literal
                    && !isNumber(call.arguments(), ATTENTION_DROPOUT, 0);
            what = drops ? "drops numbers at random" : null;
        } else if (name.equals("torch.batch_norm") && isTrue(call.arguments(), NORM_TRAINING)) {
            boolean tracked = !call.arguments().get(NORM_RUNNING_MEAN).equals(Literal.NONE);
            what = tracked ? "normalises by the batch and changes its running statistics" : null;
        }
        if (what != null) {
            throw new ProgramException(
                    "%s %s ('%s'): it was exported in training mode; call model.eval() before the export"
                            .formatted(layer.isEmpty() ? "it" : "its layer '" + layer + "'", what, name));
        }
    }

    private static boolean isTrue(List<Expression> arguments, int index) {
        return arguments.size() > index && arguments.get(index).equals(Literal.TRUE);
    }

    private static boolean isNumber(List<Expression> arguments, int index, double number) {
        if (arguments.size() <= index || !(arguments.get(index) instanceof Literal literal)) {
            return false;
        }
        try {
            return Double.parseDouble(literal.text()) == number;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
