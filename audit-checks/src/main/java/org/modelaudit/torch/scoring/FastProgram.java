package org.modelaudit.torch.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.running.LoadedSegments;
import org.modelaudit.torch.running.RunningProgram;

/**
 * A program written again, with its own weights.
 *
 * @param segments that hold its method
 * @param weights the program's, and the packed ones behind them
 * @param owner of the packed ones
 */
record FastProgram(LoadedSegments segments, List<NDArray> weights, NDManager owner) implements AutoCloseable {

    /**
     * @param pictures of the shape that it will be given most often
     * @throws org.modelaudit.torch.source.ProgramException if libtorch takes it otherwise
     */
    static FastProgram load(RunningProgram program, FastSource source, boolean coloursLast, NDArray pictures) {
        NDManager owner = program.newManager();
        try (LoadedSegments packing = program.load(source.packing())) {
            List<NDArray> weights = new ArrayList<>(program.weights());
            weights.addAll(packing.run(FastSource.PACK, false, owner, List.of(pictures)));
            return new FastProgram(program.load(source.scoring(coloursLast)), List.copyOf(weights), owner);
        } catch (RuntimeException e) {
            throw Closing.after(e, owner::close);
        }
    }

    /** Logits of pictures, which their manager owns. */
    NDArray logits(NDArray images) {
        return segments.run(FastSource.SCORE, false, images.getManager(), weights, List.of(images))
                .get(0);
    }

    @Override
    public void close() {
        Closing.all(segments::close, owner::close);
    }
}
