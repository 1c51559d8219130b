package org.modelaudit.audit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, and once, whichever thread asks. */
final class Memoized<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private @Nullable T value;

    private Memoized(Supplier<T> maker) {
        this.maker = maker;
    }

    static <T> Supplier<T> of(Supplier<T> maker) {
        return new Memoized<>(maker);
    }

    @Override
    public synchronized T get() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
