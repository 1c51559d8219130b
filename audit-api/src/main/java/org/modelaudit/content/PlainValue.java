package org.modelaudit.content;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Values of the JDK whose words say all. */
final class PlainValue {

    private static final Set<Class<?>> SAY_ALL = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            BigDecimal.class,
            URI.class,
            Duration.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class);

    private PlainValue() {}

    static boolean is(Object value) {
        return SAY_ALL.contains(value.getClass())
                || value instanceof Float
                || value instanceof Double
                || value instanceof Class
                || value instanceof Path
                || (value instanceof Optional<?> optional
                        && optional.map(PlainValue::is).orElse(true));
    }

    /** Numbers with all of their bits. */
    static String words(Object value) {
        if (value instanceof Double number) {
            return Long.toHexString(Double.doubleToRawLongBits(number));
        }
        if (value instanceof Float number) {
            return Integer.toHexString(Float.floatToRawIntBits(number));
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(held -> held.getClass().getName() + " " + words(held))
                    .orElse("none");
        }
        return value instanceof Class<?> type ? type.getName() : value.toString();
    }
}
