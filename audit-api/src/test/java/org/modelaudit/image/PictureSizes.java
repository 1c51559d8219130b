package org.modelaudit.image;

import java.nio.file.Path;
import org.modelaudit.error.DataException;

/** Reads the pictures that it is given, one after the other, and says what came of each. */
public final class PictureSizes {

    private PictureSizes() {}

    public static void main(String[] files) {
        for (String file : files) {
            try {
                Picture.read(Path.of(file));
                System.out.println("read " + Path.of(file).getFileName());
            } catch (DataException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
