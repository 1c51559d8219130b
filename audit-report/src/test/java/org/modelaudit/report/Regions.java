package org.modelaudit.report;

import java.awt.image.BufferedImage;
import java.util.function.BiPredicate;
import org.modelaudit.image.Mask;
import org.modelaudit.image.Picture;

/** The one place where tests make pictures and masks. */
public final class Regions {

    private Regions() {}

    public static Picture picture(BufferedImage image) {
        return Picture.of(image);
    }

    public static Mask mask(int width, int height, BiPredicate<Integer, Integer> inside) {
        boolean[] pixels = new boolean[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = inside.test(i % width, i / width);
        }
        return Mask.of(width, height, pixels);
    }
}
