package org.modelaudit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real pictures against the inputs that the field's own Python tools made of them, where both are at hand. */
class GoldenInputTest {

    private static final Path SHARED = Path.of(System.getProperty("modelaudit.shared", "none"));
    private static final int LENGTH = 3 * 224 * 224;

    @BeforeEach
    void the_pictures_are_at_hand() {
        assumeThat(SHARED.resolve("golden/inputs"))
                .as("needs the reference inputs; give their folder as -Dmodelaudit.shared=FOLDER")
                .isDirectory();
    }

    /**
     * The pictures at hand were compressed a second time, which the references were not, so they differ: by the mean
     * given here, which is what Pillow's own preparation of the same files differs by. Without antialiasing, or with the
     * crop one pixel off, the mean is at least 1.4 times that.
     */
    @ParameterizedTest
    @CsvSource({
        "0, kangaroo/00048.jpg, 0.01591, 0.27887",
        "1, kangaroo/00062.jpg, 0.03640, 0.62746",
        "2, kangaroo/00081.jpg, 0.01944, 0.34859",
        "5, coco/000000000034.jpg, 0.05901, 0.83661"
    })
    void differs_from_the_reference_by_the_second_compression_alone(int row, String name, double mean, double most)
            throws IOException {
        FloatBuffer reference = reference().slice(row * LENGTH, LENGTH);
        FloatBuffer values = InputSpecification.imageNet(224)
                .prepare(Picture.read(SHARED.resolve("images").resolve(name)))
                .values();

        double sum = 0;
        double largest = 0;
        for (int i = 0; i < LENGTH; i++) {
            double difference = Math.abs(values.get(i) - reference.get(i));
            sum += difference;
            largest = Math.max(largest, difference);
        }

        assertThat(sum / LENGTH).isLessThan(mean);
        assertThat(largest).isLessThan(most);
    }

    @Test
    void boxes_land_where_the_reference_has_them() {
        Geometry geometry = InputSpecification.imageNet(224).geometry(new PictureSize(550, 413));

        assertThat(rounded(geometry, new Box(390, 155, 537, 265))).isEqualTo(new Box(183, 80, 224, 148));
        assertThat(rounded(geometry, new Box(288, 110, 371, 149))).isEqualTo(new Box(120, 52, 171, 76));
        assertThat(rounded(geometry, new Box(97, 143, 226, 190))).isEqualTo(new Box(2, 73, 82, 102));
        assertThat(rounded(geometry, new Box(124, 207, 274, 292))).isEqualTo(new Box(19, 112, 111, 165));
    }

    private static Box rounded(Geometry geometry, Box box) {
        Box mapped = geometry.map(box).orElseThrow();
        return new Box(
                Math.rint(mapped.left()),
                Math.rint(mapped.top()),
                Math.rint(mapped.right()),
                Math.rint(mapped.bottom()));
    }

    /** The numbers of a NumPy file, after its header. */
    private static FloatBuffer reference() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(SHARED.resolve("golden/inputs/imagenet224.npy")))
                .order(ByteOrder.LITTLE_ENDIAN);
        return bytes.position(10 + bytes.getShort(8))
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }
}
