package org.modelaudit.torch.graph;

import java.util.List;
import java.util.Optional;
import org.modelaudit.torch.source.Statement;

/**
 * An operation, or several that belong together.
 *
 * @param statements that run it, each an assignment to values that nothing else makes
 * @param frames modules that were being called, outermost first, without the top one; empty where the format does not say
 */
public record GraphNode(List<Statement.Assign> statements, Optional<List<Frame>> frames) {

    public GraphNode {
        statements = List.copyOf(statements);
        frames = frames.map(List::copyOf);
    }
}
