package org.modelaudit.torch.archive;

import java.util.function.Supplier;
import org.modelaudit.torch.source.ProgramException;

/** Turns what a damaged or hostile file can still bring about while it is read into a sentence. Public for the readers of formats. */
public final class UncheckedDamage {

    private UncheckedDamage() {}

    /**
     * @param reading that throws {@link ProgramException} wherever a check finds something
     */
    public static <T> T refused(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StackOverflowError e) {
            throw new ProgramException("it is nested too deeply to be read; export it again", e);
        } catch (OutOfMemoryError e) {
            throw new ProgramException(
                    "reading it takes more memory than this JVM has (%d MiB); give it more with -Xmx"
                            .formatted(Runtime.getRuntime().maxMemory() >> 20),
                    e);
        } catch (NullPointerException
                | ClassCastException
                | IndexOutOfBoundsException
                | ArithmeticException
                | IllegalArgumentException e) {
            // No such file is known; should there be one, it is damaged, and whoever has it is owed a sentence.
            throw new ProgramException(
                    "it is damaged where no check looks (%s); copy or export it again"
                            .formatted(e.getClass().getSimpleName()),
                    e);
        }
    }
}
