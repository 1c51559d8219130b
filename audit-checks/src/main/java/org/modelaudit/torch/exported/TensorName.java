package org.modelaudit.torch.exported;

import java.util.List;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.graph.GraphTensor;
import org.modelaudit.torch.graph.StoredBytes;

/** Full names of tensors, the owner's path and what the owner calls it. */
final class TensorName {

    private TensorName() {}

    static GraphTensor tensor(
            String name,
            boolean parameter,
            StoredBytes storage,
            ElementType type,
            long offset,
            List<Long> shape,
            List<Long> strides) {
        int dot = name.lastIndexOf('.');
        return new GraphTensor(
                dot < 0 ? "" : name.substring(0, dot),
                name.substring(dot + 1),
                parameter,
                storage,
                type,
                offset,
                shape,
                strides);
    }
}
