package org.modelaudit.torch.onnx;

import java.util.List;
import java.util.Optional;
import org.modelaudit.torch.graph.Frame;

/**
 * The modules that a node belongs to.
 *
 * @param frames outermost first, without the top one; empty where the file does not say
 * @param folded the modules of a batch normalisation that was folded into the node, a convolution: what the node makes is its output
 */
record NodePlace(Optional<List<Frame>> frames, Optional<List<Frame>> folded) {

    static final NodePlace UNKNOWN = new NodePlace(Optional.empty(), Optional.empty());

    static NodePlace of(List<Frame> frames) {
        return new NodePlace(Optional.of(frames), Optional.empty());
    }

    /** Path of the innermost; empty for the top one, or where the file does not say. */
    static String path(Optional<List<Frame>> frames) {
        return frames.filter(f -> !f.isEmpty())
                .map(f -> f.get(f.size() - 1).path())
                .orElse("");
    }

    static Frame frame(String path, String kind) {
        return new Frame(path, path, kind);
    }

    /** A name without what a path cannot have. */
    static String plain(String name) {
        String plain = name.replaceAll("[\\s\"'\\\\]", "_").replaceAll("\\.{2,}", ".");
        return plain.replaceAll("^[./]+|[./]+$", "");
    }
}
