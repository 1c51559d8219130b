package org.modelaudit.image;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What {@code src/test/python/pillow_fixtures.py} has written. */
final class PillowFixtures {

    private PillowFixtures() {}

    static Path file(String name) {
        try {
            String place = name.contains("/") ? name : "pillow/" + name;
            return Path.of(Objects.requireNonNull(PillowFixtures.class.getResource(place), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String[]> table(String name) throws IOException {
        return Files.readAllLines(file(name)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    /** Pillow's picture: its bytes, red, green and blue in turn. */
    static Picture picture(String name, int width, int height) throws IOException {
        byte[] bytes = Files.readAllBytes(file(name));
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = ((bytes[3 * i] & 0xFF) << 16) | ((bytes[3 * i + 1] & 0xFF) << 8) | (bytes[3 * i + 2] & 0xFF);
        }
        return Picture.of(width, height, rgb);
    }

    static float[] floats(String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file(name))).order(ByteOrder.LITTLE_ENDIAN);
        float[] floats = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(floats);
        return floats;
    }

    /** The largest difference of any channel of any pixel. */
    static int difference(Picture one, Picture other) {
        int largest = 0;
        for (int y = 0; y < one.height(); y++) {
            for (int x = 0; x < one.width(); x++) {
                largest = Math.max(largest, Math.abs(one.red(x, y) - other.red(x, y)));
                largest = Math.max(largest, Math.abs(one.green(x, y) - other.green(x, y)));
                largest = Math.max(largest, Math.abs(one.blue(x, y) - other.blue(x, y)));
            }
        }
        return largest;
    }
}
