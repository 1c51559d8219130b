package org.modelaudit.torch.exported;

import java.util.Map;
import org.modelaudit.torch.graph.GraphTensor;

/** The tensors that an exported model keeps, in whatever layout its file has. */
interface KeptTensors extends AutoCloseable {

    /**
     * @param name full name, {@code layer1.0.conv1.weight}
     * @param parameter whether it was trained
     * @throws org.modelaudit.torch.source.ProgramException if the file does not hold it
     */
    GraphTensor tensor(String name, boolean parameter);

    /** Full names of all that are kept from run to run, each with whether it was trained. */
    Map<String, Boolean> names();

    /** Afterwards no tensor can be read any more. */
    @Override
    void close();
}
