package org.modelaudit.torch.libtorch;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes what belongs together: every part, whatever happens to another. The first failure is thrown and carries the later ones
 * as suppressed. Public for the packages that own parts of a program.
 */
public final class Closing {

    private Closing() {}

    /**
     * @param parts each one way to close something, in the order in which they are to be closed
     */
    public static void all(Runnable... parts) {
        each(List.of(parts));
    }

    /** The same for parts of a kind. */
    public static void each(Collection<? extends Runnable> parts) {
        Throwable first = failureOf(parts, null);
        if (first instanceof Error error) {
            throw error;
        } else if (first instanceof RuntimeException failure) {
            throw failure;
        }
    }

    /**
     * Closes the parts because something went wrong, which stays the failure that is thrown.
     *
     * @return {@code failure}
     */
    public static <E extends Throwable> E after(E failure, Runnable... parts) {
        failureOf(List.of(parts), failure);
        return failure;
    }

    private static @Nullable Throwable failureOf(Collection<? extends Runnable> parts, @Nullable Throwable before) {
        Throwable first = before;
        for (Runnable part : parts) {
            try {
                part.run();
            } catch (RuntimeException | Error e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        return first;
    }
}
