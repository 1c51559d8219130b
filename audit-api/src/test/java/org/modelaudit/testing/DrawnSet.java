package org.modelaudit.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javax.imageio.ImageIO;
import org.modelaudit.data.AuditSet;

/** Draws small folders of pictures with annotations. */
public final class DrawnSet {

    private DrawnSet() {}

    /** Grey pictures of 8×8 named {@code 0.png}, {@code 1.png} …, class cat, each with a true box in the middle. */
    public static AuditSet of(Path folder, int pictures) {
        try {
            StringBuilder csv = new StringBuilder("file,class_index,class_name,xmin,ymin,xmax,ymax\n");
            for (int i = 0; i < pictures; i++) {
                ImageIO.write(
                        new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY),
                        "png",
                        folder.resolve(i + ".png").toFile());
                csv.append(i).append(".png,0,cat,2,2,6,6\n");
            }
            Files.writeString(folder.resolve("annotations.csv"), csv);
            return AuditSet.of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same set with one more picture whose file is damaged. */
    public static AuditSet withDamage(Path folder, int pictures) {
        of(folder, pictures);
        try {
            Path csv = folder.resolve("annotations.csv");
            Files.write(folder.resolve("damaged.png"), new byte[] {1, 2, 3});
            Files.write(csv, List.of("damaged.png,0,cat,2,2,6,6"), StandardOpenOption.APPEND);
            return AuditSet.of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
