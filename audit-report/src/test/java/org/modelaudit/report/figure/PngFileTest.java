package org.modelaudit.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngFileTest {

    @Test
    void a_picture_is_read_again_pixel_by_pixel() throws IOException {
        Random random = new Random(3);
        for (int width : new int[] {1, 2, 7, 500}) {
            BufferedImage image = new BufferedImage(width, 31, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < width; x++) {
                    image.setRGB(x, y, random.nextInt());
                }
            }

            BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngFile.of(image)));

            assertThat(pixels(read)).isEqualTo(pixels(image));
            assertThat(read.getColorModel().hasAlpha()).isFalse();
        }
    }

    @Test
    void a_flat_picture_takes_little_room() {
        assertThat(PngFile.of(new BufferedImage(1000, 1000, BufferedImage.TYPE_INT_RGB)))
                .hasSizeLessThan(4096);
    }

    @Test
    void a_picture_with_alpha_is_refused() {
        assertThatThrownBy(() -> PngFile.of(new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("red, green and blue");
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
