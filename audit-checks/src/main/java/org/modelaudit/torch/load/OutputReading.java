package org.modelaudit.torch.load;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.OutputProbe;
import org.modelaudit.model.OutputSpecification;
import org.modelaudit.torch.program.FinalActivation;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.running.ProbeImages;
import org.modelaudit.torch.running.WholeProgram;
import org.modelaudit.torch.source.ProgramException;

/**
 * What a program's numbers mean, and the program that returns logits instead: where it ends in a softmax, log-softmax or sigmoid,
 * that is cut off, so that gradients start at the logits; where something else makes probabilities, their logarithm is added.
 *
 * @param declared what the user said
 * @param cutOff what was cut off; empty where nothing was
 * @param program returns logits, {@code N×K}
 * @param whole the same in one piece
 * @param weights that it runs on
 */
record OutputReading(
        FirstRun firstRun,
        ModelOutput output,
        OutputSpecification declared,
        String cutOff,
        FlatProgram program,
        WholeProgram whole,
        List<NDArray> weights) {

    /**
     * @throws ProgramException if this is no row of numbers, or means something else than is declared
     */
    static OutputReading of(FirstRun run, ModelSource source) {
        run.rowLength();
        FlatProgram flat = run.module().saved().flat();
        FlatProgram picked = run.statements(flat).program();
        Optional<FinalActivation> last = FinalActivation.of(picked, picked.result());
        List<NDArray> weights = run.module().weights();
        return last.flatMap(activation -> withoutLast(run, source, activation, picked, weights))
                .orElseGet(() -> asReturned(run, source, picked, weights));
    }

    /** Empty where the activation does not run over the classes, so that the numbers are not what it makes of logits. */
    private static Optional<OutputReading> withoutLast(
            FirstRun run, ModelSource source, FinalActivation last, FlatProgram picked, List<NDArray> weights) {
        int numbers = run.rowLength();
        FlatProgram logits = new LogitStatements(last.cutOff(picked))
                .rows(numbers)
                .logits(last.kind().inFront(numbers))
                .program();
        SegmentForward whole = SegmentForward.load(logits, run, weights);
        if (!agrees(run, source, last, whole)) {
            whole.segment().close();
            return Optional.empty();
        }
        ModelOutput output = checked(() -> last.kind().output(numbers, source.output(), last.operation()));
        return Optional.of(new OutputReading(run, output, source.output(), last.operation(), logits, whole, weights));
    }

    private static <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new ProgramException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean agrees(FirstRun run, ModelSource source, FinalActivation last, WholeProgram whole) {
        try (NDManager scope = run.module().manager().newSubManager()) {
            return last.kind().makes(whole.forward(ProbeImages.create(scope, source.input(), 0, 1)), run.numbers());
        }
    }

    private static OutputMeaning meaning(FirstRun run, ModelSource source, FlatProgram picked) {
        OutputMeaning logits = run.rowLength() == 1 ? OutputMeaning.ONE_LOGIT : OutputMeaning.LOGITS;
        if (source.output().isOpen() && FinalActivation.isUnbounded(picked, picked.result())) {
            return logits;
        }
        OutputProbe first = new OutputProbe(new float[][] {run.numbers()});
        OutputProbe probe = first.found() == logits ? first : new OutputProbe(probed(run, source));
        return checked(() -> probe.meaning(source.output()));
    }

    private static float[][] probed(FirstRun run, ModelSource source) {
        float[][] rows = new float[OutputProbe.STRENGTHS.size()][];
        try (NDManager scope = run.module().manager().newSubManager()) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = run.numbersOf(
                        ProbeImages.create(scope, source.input(), i, 1).mul(OutputProbe.STRENGTHS.get(i)));
            }
        }
        return rows;
    }

    private static OutputReading asReturned(
            FirstRun run, ModelSource source, FlatProgram picked, List<NDArray> weights) {
        OutputMeaning meaning = meaning(run, source, picked);
        ModelOutput output = new ModelOutput(meaning, meaning.givesExactLogits());
        boolean isMatrix = run.shape().dimension() == 2;
        boolean plain = isMatrix
                && !meaning.isBinary()
                && meaning != OutputMeaning.PROBABILITIES
                && meaning != OutputMeaning.INDEPENDENT_PROBABILITIES;
        LogitStatements statements = new LogitStatements(picked);
        FlatProgram logits = plain
                ? picked
                : statements.rows(run.rowLength()).logits(meaning).program();
        WholeProgram whole = plain
                ? new ScriptedForward(run.module().module(), run.output(), run.returned())
                : SegmentForward.load(logits, run, weights);
        return new OutputReading(run, output, source.output(), "", logits, whole, weights);
    }

    /**
     * Number of the classes.
     *
     * @throws ProgramException if the labels name another number
     */
    int classes(Labels labels) {
        int count = output.meaning().classes(firstRun.rowLength());
        int names = labels.names().size();
        if (names == 1 && output.meaning().isBinary()) {
            throw new ProgramException(
                    "it returns %s and the label file names one; name both, the one for small numbers first"
                            .formatted(output.meaning()));
        }
        if (names > 0 && names != count) {
            throw new ProgramException(("the label file names %d classes and the model has %d; give the label file that"
                            + " it was trained with, one name a line")
                    .formatted(names, count));
        }
        return count;
    }

    /** What a reader of the report should know. */
    Optional<String> remark() {
        return output.remark(declared, cutOff);
    }
}
