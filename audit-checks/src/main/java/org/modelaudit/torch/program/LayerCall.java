package org.modelaudit.torch.program;

import org.jspecify.annotations.Nullable;

/**
 * One call of a module, or in a program without modules one operation.
 *
 * @param path dotted path; {@code #1}, {@code #2} behind it where the module is called more than once
 * @param module path of the module without the number of the call
 * @param kind the module's class without its package, or the operation's name
 * @param position number of statements up to and with its last one; -1 where it cannot be cut there
 * @param variable that holds its output after that statement; null where it is no variable
 * @param obstacle why the program cannot be cut there, or null
 */
public record LayerCall(
        String path,
        String module,
        String kind,
        int position,
        @Nullable String variable,
        @Nullable String obstacle) {

    LayerCall refused(String why) {
        return new LayerCall(path, module, kind, -1, null, why);
    }

    LayerCall withPath(String newPath) {
        return new LayerCall(newPath, module, kind, position, variable, obstacle);
    }
}
