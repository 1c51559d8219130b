package org.modelaudit.torch.exported;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modelaudit.torch.archive.ZipArchive;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** The parts of a {@code .pt2} archive, wherever the version that wrote it put them. */
final class ExportedArchive {

    private static final String FORMAT = "archive_format";
    private static final String FLAT = "serialized_exported_program.json";

    private final ZipArchive zip;
    private final String root;

    private ExportedArchive(ZipArchive zip, String root) {
        this.zip = zip;
        this.root = root;
    }

    /** Empty where the file is none. */
    static Optional<ExportedArchive> find(ZipArchive zip) {
        List<String> roots = new ArrayList<>(zip.foldersOf(FORMAT));
        if (zip.has(FLAT)) {
            roots.add("");
        }
        if (roots.size() > 1) {
            throw new ProgramException("it holds more than one program; keep one in a file");
        }
        return roots.isEmpty() ? Optional.empty() : Optional.of(new ExportedArchive(zip, roots.get(0)));
    }

    /**
     * @throws ProgramException if the archive is of another kind or version
     */
    ProgramJson program() {
        String entry = zip.has(FLAT) ? FLAT : root + "models/" + model() + ".json";
        return ProgramJson.read(entry, zip.read(entry));
    }

    /** Name of the only program. */
    private String model() {
        String format = zip.text(root + FORMAT).strip();
        if (!format.equals("pt2")) {
            throw new ProgramException(
                    "it is an archive of the format '%s', not 'pt2'; save the model with torch.export.save"
                            .formatted(Printable.of(format)));
        }
        List<String> models = new ArrayList<>();
        boolean compiled = false;
        for (String name : zip.names()) {
            String folder = root + "models/";
            if (name.startsWith(folder) && name.endsWith(".json")) {
                models.add(name.substring(folder.length(), name.length() - ".json".length()));
            }
            compiled |= name.startsWith(root + "data/aotinductor/") || name.startsWith(root + "data/executorch/");
        }
        if (models.isEmpty()) {
            throw new ProgramException(
                    compiled
                            ? "it is a compiled package (AOTInductor or ExecuTorch), which has neither layers nor gradients; save the exported program with torch.export.save before it is compiled"
                            : "it holds no exported program ('models/model.json'); save the model with torch.export.save");
        }
        if (models.size() > 1) {
            throw new ProgramException("it holds %d programs (%s); save one with torch.export.save"
                    .formatted(models.size(), Printable.of(String.join(", ", models.subList(0, 2)))));
        }
        return models.get(0);
    }

    /** The caller closes them. */
    KeptTensors tensors() {
        if (zip.has(FLAT)) {
            return pickled("serialized_state_dict.pt", "serialized_constants.pt");
        }
        String model = model();
        String weights = root + "data/weights/" + model;
        String constants = root + "data/constants/" + model;
        if (zip.has(weights + ".pt")) {
            return pickled(weights + ".pt", constants + ".pt");
        }
        RawStorages storages = new RawStorages(zip);
        storages.add(weights + "_weights_config.json", root + "data/weights/");
        if (zip.has(constants + "_constants_config.json")) {
            storages.add(constants + "_constants_config.json", root + "data/constants/");
        }
        return storages;
    }

    private KeptTensors pickled(String weights, String constants) {
        PickledStorages storages = new PickledStorages();
        try {
            storages.add(zip, weights);
            if (zip.has(constants)) {
                storages.add(zip, constants);
            }
            return storages;
        } catch (RuntimeException e) {
            storages.close();
            throw e;
        }
    }
}
