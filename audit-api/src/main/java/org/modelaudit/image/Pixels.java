package org.modelaudit.image;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.BitSet;

/**
 * Takes the numbers of a decoded picture as they are stored. {@link BufferedImage#getRGB} would convert grey values by
 * a gamma curve of its own.
 */
final class Pixels {

    private Pixels() {}

    /** Packed {@code 0xRRGGBB}, row by row; grey is repeated, 16 bits keep their upper 8, alpha is left out. */
    static int[] rgb(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] rgb = new int[width * height];
        if (!(image.getColorModel() instanceof ComponentColorModel)) {
            if (image.getType() == BufferedImage.TYPE_INT_RGB) {
                image.getRaster().getDataElements(0, 0, width, height, rgb);
            } else {
                image.getRGB(0, 0, width, height, rgb, 0, width);
            }
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] &= 0xFFFFFF;
            }
            return rgb;
        }
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int shift = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
        int[] row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int at = x * bands;
                int red = row[at] >> shift;
                int green = bands < 3 ? red : row[at + 1] >> shift;
                int blue = bands < 3 ? red : row[at + 2] >> shift;
                rgb[y * width + x] = (red << 16) | (green << 8) | blue;
            }
        }
        return rgb;
    }

    /** Bit {@code y * width + x} is set where a colour, at its full depth, is not black. */
    static BitSet nonZero(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        BitSet bits = new BitSet(width * height);
        if (!(image.getColorModel() instanceof ComponentColorModel)) {
            int[] rgb = rgb(image);
            for (int i = 0; i < rgb.length; i++) {
                bits.set(i, rgb[i] != 0);
            }
            return bits;
        }
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int colours = bands < 3 ? 1 : 3;
        int[] row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < colours; c++) {
                    if (row[x * bands + c] != 0) {
                        bits.set(y * width + x);
                    }
                }
            }
        }
        return bits;
    }
}
