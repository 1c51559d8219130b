package org.modelaudit.torch.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes a pickle, half of the time so that it still is one: one value for another, one class for another, a value put in. */
record PickleMutation(SplittableRandom random) {

    /** Values that stand by themselves, in protocol 2. */
    private static final List<String> VALUES = List.of(
            "N",
            "\u0088",
            "\u0089",
            "K\0",
            "K\2",
            "M\0\1",
            "J\u00ff\u00ff\u00ff\u00ff",
            "G?\u00f0\0\0\0\0\0\0",
            ")",
            "]",
            "}",
            "h\0",
            "h\1",
            "X\1\0\0\0a",
            "K\1K\2\u0086",
            "]K\1a",
            "ctorch._utils\n_rebuild_tensor_v2\n",
            "c__torch__\nNet\n",
            "ctorch.jit._pickle\nbuild_intlist\n]\u0085R",
            "ctorch\ndevice\nX\3\0\0\0cpu\u0085R",
            "0",
            "(",
            "t",
            "e",
            "s",
            "u",
            "b",
            "R",
            "Q");

    private static final String PLAIN = "N\u0088\u0089)]}";

    byte[] changed(byte[] original) {
        if (random.nextInt(4) == 0) {
            return new ByteMutation(random).changed(original);
        }
        byte[] bytes = original.clone();
        for (int n = random.nextInt(1, 3); n > 0; n--) {
            bytes = changedOnce(bytes);
        }
        return bytes;
    }

    private byte[] changedOnce(byte[] bytes) {
        int at = random.nextInt(2, Math.max(3, bytes.length));
        byte[] value = VALUES.get(random.nextInt(VALUES.size())).getBytes(StandardCharsets.ISO_8859_1);
        switch (random.nextInt(6)) {
            case 0 -> {
                return ByteMutation.spliced(bytes, Math.min(at, bytes.length), 0, value);
            }
            case 5 -> {
                return replaced(bytes, at, nested(random.nextInt(1, 200)));
            }
            case 1 -> {
                return replaced(bytes, at, value);
            }
            case 2 -> {
                return otherNumber(bytes, at);
            }
            case 3 -> {
                return otherGlobal(bytes, at);
            }
            default -> {
                int length = Math.min(random.nextInt(1, 60), bytes.length - Math.min(at, bytes.length));
                int from = Math.min(at, bytes.length);
                return ByteMutation.spliced(
                        bytes, random.nextInt(bytes.length + 1), 0, Arrays.copyOfRange(bytes, from, from + length));
            }
        }
    }

    /** A list in a list, or a tuple in a tuple. */
    private byte[] nested(int depth) {
        String value =
                random.nextBoolean() ? "]".repeat(depth) + "a".repeat(depth - 1) : "K\1" + "\u0085".repeat(depth);
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Another value in the place of the next that is one byte long. */
    private static byte[] replaced(byte[] bytes, int from, byte[] value) {
        for (int at = from; at < bytes.length; at++) {
            if (PLAIN.indexOf(bytes[at] & 0xff) >= 0) {
                return ByteMutation.spliced(bytes, at, 1, value);
            }
        }
        return bytes;
    }

    private byte[] otherNumber(byte[] bytes, int from) {
        byte[] changed = bytes.clone();
        for (int at = from; at + 1 < bytes.length; at++) {
            if (bytes[at] == 'K' || bytes[at] == 'h' || bytes[at] == 'q') {
                changed[at + 1] = (byte) random.nextInt(random.nextBoolean() ? 8 : 256);
                return changed;
            }
        }
        return changed;
    }

    /** The name behind one 'c' in the place of that behind another. */
    private byte[] otherGlobal(byte[] bytes, int from) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int one = text.indexOf('c', from);
        int other = text.indexOf("c__torch__", random.nextInt(bytes.length));
        int oneEnd = end(text, one);
        int otherEnd = end(text, other);
        if (oneEnd < 0 || otherEnd < 0) {
            return bytes;
        }
        return (text.substring(0, one) + text.substring(other, otherEnd) + text.substring(oneEnd))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Behind the second line end from here; -1 where there is none. */
    private static int end(String text, int from) {
        int first = from < 0 ? -1 : text.indexOf('\n', from);
        int second = first < 0 ? -1 : text.indexOf('\n', first + 1);
        return second < 0 ? -1 : second + 1;
    }
}
