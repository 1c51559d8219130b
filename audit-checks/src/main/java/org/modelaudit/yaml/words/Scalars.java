package org.modelaudit.yaml.words;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.modelaudit.yaml.text.Mistake;
import org.modelaudit.yaml.text.YamlValue;

/** Numbers, texts and constants, as a setting takes them. */
final class Scalars {

    private Scalars() {}

    /**
     * @param owner what takes it, for messages, {@code `atLeast`}
     */
    static Object number(String owner, YamlValue value, Class<?> type) {
        if (value instanceof YamlValue.Text text && isNumber(text.value())) {
            throw text.place()
                    .mistake(
                            "%s takes a number, but '%s' is a text here; write it without quotation marks.",
                            owner, text.value());
        }
        if (!(value instanceof YamlValue.Figure number)) {
            throw value.place().mistake("%s takes a number, but is %s.", owner, value.kind());
        }
        if (type == double.class || type == Double.class) {
            return number.value().doubleValue();
        }
        try {
            return type == int.class
                    ? (Object) number.value().intValueExact()
                    : (Object) number.value().longValueExact();
        } catch (ArithmeticException e) {
            throw new Mistake(value.place(), "%s takes a whole number, but is %s.".formatted(owner, value.kind()), e);
        }
    }

    private static boolean isNumber(String text) {
        try {
            new BigDecimal(text.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A text; a number or a flag that stands where a name is meant is read as it is written. */
    static String text(String owner, YamlValue value) {
        if (value instanceof YamlValue.Text text && !text.value().isBlank()) {
            return text.value();
        }
        if (value instanceof YamlValue.Figure number) {
            return number.text();
        }
        throw value.place()
                .mistake(
                        "%s takes a text, but is %s.",
                        owner, value instanceof YamlValue.Text ? "an empty one" : value.kind());
    }

    static boolean flag(String owner, YamlValue value) {
        if (value instanceof YamlValue.Flag flag) {
            return flag.value();
        }
        throw value.place().mistake("%s takes true or false, but is %s.", owner, value.kind());
    }

    /** One of an enum's constants, in whichever case, with hyphens or underscores. */
    static Object constant(String owner, YamlValue value, Class<?> type) {
        List<String> names = constants(type);
        String written = value instanceof YamlValue.Text text ? text.value() : "";
        String wanted = written.toLowerCase(Locale.ROOT).replace('_', '-');
        if (!names.contains(wanted)) {
            throw value.place()
                    .mistake("%s takes one of %s, but is %s.", owner, String.join(", ", names), value.kind());
        }
        return type.getEnumConstants()[names.indexOf(wanted)];
    }

    /** Names of an enum's constants, as a file has them. */
    static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
