package org.modelaudit.torch;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.archive.ArchiveWriter;
import org.modelaudit.torch.archive.ModelArchive;
import org.modelaudit.torch.archive.SavedModel;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.ProgramSource;
import org.modelaudit.torch.program.SegmentWriter;
import org.modelaudit.torch.program.Weight;
import org.modelaudit.torch.source.ClassDefinition;

/**
 * Hands programs to libtorch: the audited one with a method more, which returns its weights; and segments of it, which have
 * no weights of their own and so load in no time.
 */
final class ProgramLoader {

    static final String WEIGHTS = "modelaudit_weights";

    /** An object of the class {@link SegmentWriter#CLASS} whose only attribute is {@code training}. */
    private static final byte[] SEGMENTS_PICKLE =
            "\u0080\u0002c__torch__.modelaudit\nSegments\n)\u0081}X\u0008\0\0\0training\u0089sb."
                    .getBytes(StandardCharsets.ISO_8859_1);

    private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

    private final DeviceNames devices;
    /** Source and version of the audited program, which segments may refer to. */
    private final Map<String, byte[]> shared = new LinkedHashMap<>();

    ProgramLoader(ModelArchive archive, DeviceNames devices) {
        this.devices = devices;
        for (String name : archive.names()) {
            if (isSource(name) || name.endsWith("version")) {
                shared.put(
                        name,
                        isSource(name)
                                ? devices.adapted(archive.text(name)).getBytes(StandardCharsets.UTF_8)
                                : archive.read(name));
            }
        }
    }

    private static boolean isSource(String name) {
        return name.startsWith("code/") && name.endsWith(".py");
    }

    /** The audited program, with its weights readable. */
    TorchModule loadWhole(
            ModelArchive archive, SavedModel saved, ClassDefinition type, FlatProgram program, NDManager manager) {
        String topFile = ProgramSource.entry(saved.top().type());
        return load(manager, writer -> {
            for (String name : archive.names()) {
                if (name.equals(topFile)) {
                    writer.add(
                            name,
                            withWeightsMethod(
                                    devices.adapted(archive.text(name)),
                                    saved.top().type(),
                                    type,
                                    program));
                } else if (isSource(name)) {
                    writer.add(name, devices.adapted(archive.text(name)));
                } else if (!name.endsWith(".debug_pkl")) {
                    writer.copy(archive, name);
                }
            }
        });
    }

    private static String withWeightsMethod(
            String source, String qualifiedName, ClassDefinition type, FlatProgram program) {
        List<String> lines = new ArrayList<>(Arrays.asList(source.split("\n", -1)));
        List<String> reads = new ArrayList<>();
        for (Weight weight : program.weights()) {
            reads.add(
                    weight.isConstant()
                            ? weight.inTopModule()
                            : "unchecked_cast(Tensor, " + weight.inTopModule() + ")");
        }
        lines.add(
                type.lastLine(),
                "  def " + WEIGHTS + "(self: " + qualifiedName
                        + ") -> List[Tensor]:\n    return annotate(List[Tensor], [" + String.join(", ", reads) + "])");
        return String.join("\n", lines);
    }

    /** Methods that {@link SegmentWriter} printed. */
    TorchModule loadSegments(String source, NDManager manager) {
        return load(manager, writer -> {
            writer.add("data.pkl", SEGMENTS_PICKLE);
            writer.add(ProgramSource.entry(SegmentWriter.CLASS), source);
            writer.add("constants.pkl", EMPTY_TUPLE);
            for (Map.Entry<String, byte[]> entry : shared.entrySet()) {
                writer.add(entry.getKey(), entry.getValue());
            }
        });
    }

    private interface Content {
        void writeTo(ArchiveWriter writer) throws IOException;
    }

    private static TorchModule load(NDManager manager, Content content) {
        try (PrivateFolder folder = PrivateFolder.create()) {
            try (ArchiveWriter writer = new ArchiveWriter(folder.file("program.pt"))) {
                content.writeTo(writer);
            }
            return TorchModule.load(folder.file("program.pt"), manager);
        } catch (IOException e) {
            throw new UncheckedIOException("The program cannot be written to the temporary folder", e);
        }
    }
}
