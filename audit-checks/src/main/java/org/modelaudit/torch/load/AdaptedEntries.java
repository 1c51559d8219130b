package org.modelaudit.torch.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.archive.SavedEntries;
import org.modelaudit.torch.libtorch.SegmentLoader;
import org.modelaudit.torch.program.ProgramSource;

/**
 * The entries of a TorchScript file, with source that names the device that it is audited on.
 *
 * @param archive as saved
 * @param devices that its source names
 */
record AdaptedEntries(SavedEntries archive, DeviceNames devices) {

    static boolean isSource(String name) {
        return name.startsWith("code/") && name.endsWith(".py");
    }

    /** Names of all that libtorch needs. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        archive.names().forEach(name -> {
            if (!name.endsWith(".debug_pkl")) {
                names.add(name);
            }
        });
        return names;
    }

    String text(String name) {
        return devices.adapted(archive.text(name));
    }

    ProgramSource source() {
        return new ProgramSource(archive, devices::adapted);
    }

    /** Loads segments, which may refer to the audited program's source and are written in its version of the language. */
    SegmentLoader segments() {
        Map<String, byte[]> shared = new LinkedHashMap<>();
        for (String name : archive.names()) {
            if (isSource(name)) {
                shared.put(name, text(name).getBytes(StandardCharsets.UTF_8));
            } else if (name.endsWith("version")) {
                shared.put(name, archive.read(name));
            }
        }
        return new SegmentLoader(shared);
    }
}
