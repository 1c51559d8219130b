package org.modelaudit.torch.load;

import ai.djl.Device;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelaudit.torch.libtorch.Devices;

/**
 * The devices that a program's source names. Tracing writes down the device that it ran on, so a program traced on
 * {@code cuda:0} asks for it wherever it makes a new tensor; here it gets the device that it is audited on.
 */
final class DeviceNames {

    private static final Pattern CUDA = Pattern.compile("torch\\.device\\(\"(cuda(?::\\d{1,3})?)\"\\)");

    private final String audited;
    private final Set<String> replaced = new TreeSet<>();

    DeviceNames(Device audited) {
        this.audited = Devices.name(audited);
    }

    /** The source with every GPU that it names replaced. */
    String adapted(String source) {
        return CUDA.matcher(source).replaceAll(found -> {
            if (!found.group(1).equals(audited)) {
                replaced.add(found.group(1));
            }
            return Matcher.quoteReplacement("torch.device(\"" + audited + "\")");
        });
    }

    /** The names that were replaced by another so far. */
    Set<String> replaced() {
        return replaced;
    }

    String audited() {
        return audited;
    }
}
