package org.modelaudit.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Picture;

class ExplainerGalleryTest {

    private static final Prediction PREDICTION = new Prediction(0, 1);
    private static final Explanation LEFT = Explanation.of(PREDICTION, 0, new Heatmap(2, 1, new float[] {1, 0}));
    private static final Explanation NONE = Explanation.undefined(PREDICTION, -1, "the heatmap is constant");

    @Test
    void shows_the_pictures_on_top_and_a_row_for_each_explainer() {
        BufferedImage gallery = draw(row("left", LEFT, LEFT), row("none", NONE, LEFT));

        assertThat(gallery.getWidth()).isEqualTo(250 + 2 * 102);
        assertThat(gallery.getHeight()).isEqualTo(3 * 102 + 6);
        assertThat(gallery.getRGB(260, 20) & 0xFFFFFF).as("the first picture").isZero();
        assertThat(gallery.getRGB(255, 150) & 0xFFFFFF).as("heat on the left").isNotZero();
        assertThat(gallery.getRGB(250 + 90, 150) & 0xFFFFFF)
                .as("none on the right")
                .isZero();
    }

    @Test
    void a_map_that_is_undefined_leaves_a_blank_tile() {
        BufferedImage gallery = draw(row("none", NONE, LEFT));

        assertThat(gallery.getRGB(255, 115) & 0xFFFFFF).isEqualTo(0xEAEEF2);
    }

    private static ExplainerGallery.Row row(String name, Explanation... explanations) {
        return new ExplainerGallery.Row(name, name, List.of(explanations));
    }

    private static BufferedImage draw(ExplainerGallery.Row... rows) {
        Picture black = Picture.of(4, 4, new int[16]);
        return ExplainerGallery.draw(List.of(black, black), Arrays.asList(rows), new Lettering(false));
    }
}
