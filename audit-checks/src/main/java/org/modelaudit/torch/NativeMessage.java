package org.modelaudit.torch;

import java.util.Arrays;
import java.util.List;

/** What libtorch says when it fails, without the stack that it prints around it. */
final class NativeMessage {

    private static final int LENGTH = 400;

    private NativeMessage() {}

    static String shortened(Throwable e) {
        String message = String.valueOf(e.getMessage());
        List<String> lines = Arrays.stream(message.split("\n", -1))
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .filter(l -> !l.startsWith("Exception raised from") && !l.startsWith("frame #") && !l.startsWith("at "))
                .filter(l ->
                        !l.startsWith("Traceback of TorchScript") && !l.startsWith("The following operation failed"))
                .toList();
        String joined = String.join(" ", lines);
        return joined.length() > LENGTH ? joined.substring(0, LENGTH) + "…" : joined;
    }
}
