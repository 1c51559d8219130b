package org.modelaudit.torch.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Changes bytes without knowing what they mean: a bit, a byte, a piece cut out, doubled, moved or left off. */
record ByteMutation(SplittableRandom random) {

    /** One to four changes. */
    byte[] changed(byte[] original) {
        byte[] bytes = original.clone();
        for (int n = random.nextInt(1, 5); n > 0 && bytes.length > 4; n--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(random.nextInt(1, 40), bytes.length - at);
            switch (random.nextInt(7)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = spliced(bytes, at, length, new byte[0]);
                case 3 -> bytes = spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
                case 4 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 5 -> bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0);
                default -> {
                    int to = random.nextInt(bytes.length - length + 1);
                    System.arraycopy(bytes.clone(), at, bytes, to, length);
                }
            }
        }
        return bytes;
    }

    static byte[] spliced(byte[] bytes, int at, int removed, byte[] inserted) {
        byte[] result = new byte[bytes.length - removed + inserted.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(bytes, at + removed, result, at + inserted.length, bytes.length - at - removed);
        return result;
    }
}
