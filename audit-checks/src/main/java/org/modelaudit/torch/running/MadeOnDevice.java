package org.modelaudit.torch.running;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is made when it is first asked for, and kept. Making it may run something, so whoever makes it holds the device, and holds
 * no lock besides: a thread that has the device, to change weights for a while, may ask for the same thing, and the two would wait
 * for one another for ever. What is made is read without waiting.
 *
 * <p>Public for whoever keeps parts of a program.
 */
public final class MadeOnDevice<T> {

    private final NativeProgram natives;
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    MadeOnDevice(NativeProgram natives, Supplier<T> maker) {
        this.natives = natives;
        this.maker = maker;
    }

    public T get() {
        T before = made;
        return before != null ? before : natives.alone(this::make);
    }

    private T make() {
        T value = made;
        if (value == null) {
            value = maker.get();
            made = value;
        }
        return value;
    }

    /** It, where it was asked for before. */
    public Optional<T> ifMade() {
        return Optional.ofNullable(made);
    }
}
