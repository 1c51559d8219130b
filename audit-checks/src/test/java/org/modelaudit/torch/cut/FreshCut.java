package org.modelaudit.torch.cut;

import org.modelaudit.model.LayerCut;
import org.modelaudit.torch.running.RunningProgram;

/**
 * A cut that nobody keeps, so that thousands can be tried one after the other.
 *
 * @param maxDifference what was found when it was made
 */
public record FreshCut(LayerCut cut, double maxDifference, Runnable release) implements AutoCloseable {

    /**
     * @param cuts that share what they are checked against
     */
    public static FreshCut make(RunningProgram program, ProgramCuts cuts, String path) {
        TorchCut cut = program.named(() -> TorchCut.make(program, cuts.reference(), path));
        return new FreshCut(cut, cut.check().maxDifference(), cut::close);
    }

    @Override
    public void close() {
        release.run();
    }
}
