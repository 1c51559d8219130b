package org.modelaudit.torch.libtorch;

import ai.djl.ndarray.NDManager;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.modelaudit.torch.program.ProgramSource;
import org.modelaudit.torch.program.SegmentWriter;

/**
 * Loads segments of a program, which have no weights of their own and so load in no time.
 *
 * <p>Public for {@code torch.load}, which makes one, and {@code torch.running}.
 */
public final class SegmentLoader {

    /** An object of the class {@link SegmentWriter#CLASS} whose only attribute is {@code training}. */
    private static final byte[] PICKLE =
            "\u0080\u0002c__torch__.modelaudit\nSegments\n)\u0081}X\u0008\0\0\0training\u0089sb."
                    .getBytes(StandardCharsets.ISO_8859_1);

    private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

    private final Map<String, byte[]> shared;

    /**
     * @param shared entries that segments may refer to, by name: the version of the language that they are written in, and
     *     source of functions and classes that they call
     */
    public SegmentLoader(Map<String, byte[]> shared) {
        this.shared = shared;
    }

    /**
     * @param source methods that {@link SegmentWriter} printed
     */
    public TorchModule load(String source, NDManager manager) {
        return ModuleFile.load(manager, writer -> {
            writer.add("data.pkl", PICKLE);
            writer.add(ProgramSource.entry(SegmentWriter.CLASS), source);
            writer.add("constants.pkl", EMPTY_TUPLE);
            for (Map.Entry<String, byte[]> entry : shared.entrySet()) {
                writer.add(entry.getKey(), entry.getValue());
            }
        });
    }
}
