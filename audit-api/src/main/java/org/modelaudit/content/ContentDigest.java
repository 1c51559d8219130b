package org.modelaudit.content;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One digest of everything that tells a value from others: its class, the code of that and of those above it, and all of its fields, down to
 * numbers and words. Two values with the same digest do the same; equal values may differ in it only where lists do that hold them.
 *
 * <p>Objects are walked through only where {@link ByContent} says that their fields are all, or they {@linkplain HasContent say it
 * themselves}. A lambda has no name that lasts, so a value that holds one cannot be told.
 */
public final class ContentDigest {

    /** Deeper than any value is nested, so that one that holds itself is noticed. */
    private static final int DEEPEST = 40;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Set<String> code;

    private ContentDigest(Set<String> code) {
        this.code = code;
    }

    /**
     * The digest, 64 hexadecimal digits.
     *
     * @throws UntoldContentException if nobody can say what tells the value, or something that it holds, from others
     */
    public static String of(@Nullable Object value) throws UntoldContentException {
        Set<String> code = new TreeSet<>();
        ContentDigest digest = new ContentDigest(code);
        try {
            digest.add(value, 0);
            for (String each : code) {
                digest.out.writeUTF(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to.", e);
        }
        return Sha256.of(digest.bytes.toByteArray());
    }

    private void add(@Nullable Object value, int depth) throws IOException, UntoldContentException {
        if (depth > DEEPEST) {
            throw new UntoldContentException(
                    "it holds itself, or more than %d things within each other".formatted(DEEPEST));
        }
        if (value == null) {
            out.writeByte('0');
        } else if (PlainValue.is(value)) {
            out.writeByte('p');
            words(value.getClass().getName());
            words(PlainValue.words(value));
            if (value instanceof Class<?> type) {
                code.addAll(CodeDigest.ofHierarchy(type));
            }
        } else if (value instanceof Enum<?> constant) {
            // Before all else: a constant with a body has a class of its own.
            Class<?> type = constant.getDeclaringClass();
            code.addAll(CodeDigest.ofHierarchy(type));
            out.writeByte('e');
            words(type.getName());
            words(constant.name());
        } else if (value.getClass().isArray()) {
            addArray(value, depth);
        } else if (value instanceof Map<?, ?> map && isOfTheJdk(value)) {
            List<Object> entries = new ArrayList<>();
            map.forEach((k, v) -> entries.add(new Object[] {k, v}));
            unordered('m', entries, depth);
        } else if (value instanceof Set<?> set && isOfTheJdk(value)) {
            unordered('s', set, depth);
        } else if (value instanceof List<?> list && isOfTheJdk(value)) {
            out.writeByte('l');
            out.writeInt(list.size());
            for (Object each : list) {
                add(each, depth + 1);
            }
        } else if (value instanceof HasContent own) {
            Object content = own.content()
                    .orElseThrow(() -> new UntoldContentException(
                            "a %s does not say what tells it from others".formatted(name(value))));
            addType(value.getClass());
            add(content, depth + 1);
        } else {
            addObject(value, depth);
        }
    }

    private void addArray(Object array, int depth) throws IOException, UntoldContentException {
        int length = Array.getLength(array);
        out.writeByte('a');
        words(array.getClass().getName());
        out.writeInt(length);
        for (int i = 0; i < length; i++) {
            add(Array.get(array, i), depth + 1);
        }
    }

    private static boolean isOfTheJdk(Object value) {
        return value.getClass().getClassLoader() == null;
    }

    /** Order among them means nothing and differs from run to run, so that each is digested and these are sorted. */
    private void unordered(char kind, Collection<?> values, int depth) throws IOException, UntoldContentException {
        List<String> digests = new ArrayList<>();
        for (Object each : values) {
            ContentDigest own = new ContentDigest(code);
            own.add(each, depth + 1);
            digests.add(Sha256.of(own.bytes.toByteArray()));
        }
        digests.sort(null);
        out.writeByte(kind);
        out.writeInt(digests.size());
        for (String each : digests) {
            words(each);
        }
    }

    private void addType(Class<?> type) throws IOException {
        code.addAll(CodeDigest.ofHierarchy(type));
        out.writeByte('o');
        words(type.getName());
    }

    private void addObject(Object value, int depth) throws IOException, UntoldContentException {
        Class<?> type = value.getClass();
        if (type.isHidden() || type.isSynthetic()) {
            throw new UntoldContentException(
                    "it holds a function written in place, in %s, which has no name that lasts".formatted(name(value)));
        }
        addType(type);
        for (FieldOf field : FieldOf.all(type)) {
            words(field.name());
            add(field.of(value), depth + 1);
        }
    }

    private void words(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String name(Object value) {
        return value.getClass().getName().replaceAll("\\$\\$Lambda.*", "");
    }
}
