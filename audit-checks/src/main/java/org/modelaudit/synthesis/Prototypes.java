package org.modelaudit.synthesis;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.Picture;
import org.modelaudit.image.PictureSize;
import org.modelaudit.model.AuditedModel;

/**
 * Pictures of classes as files and as a set. Where the model crops what it gets, a picture lies in a frame of the mean colour that is
 * cropped off again, so that the model sees just what was found.
 */
final class Prototypes {

    private Prototypes() {}

    static AuditSet write(ActivationMaximization maximization, AuditedModel model, Path folder, int... classes) {
        if (classes.length == 0 || Arrays.stream(classes).distinct().count() < classes.length) {
            throw new ConfigurationException(
                    "The classes %s were named for their pictures; name at least one, and each once."
                            .formatted(Arrays.toString(classes)));
        }
        // All of them before the first is sought, so that no picture is left behind by one that is not there.
        for (int c : classes) {
            Objective.OfClass.of(model, c);
        }
        List<AuditSample> samples = new ArrayList<>();
        for (int c : classes) {
            SynthesizedPicture found = maximization.ofClass(model, c);
            String id = "class-%04d.png".formatted(c);
            Path file = folder.resolve(id);
            try {
                Files.createDirectories(folder);
                ImageIO.write(framed(found.picture(), model.input()), "png", file.toFile());
            } catch (IOException e) {
                throw new DataException(
                        "The picture of class %d cannot be written to '%s'; name a folder that can be."
                                .formatted(c, file),
                        e);
            }
            samples.add(AuditSample.of(id, file).withClass(c, model.labels().name(c)));
        }
        return AuditSet.of("prototypes of " + model.identity().file(), samples);
    }

    /** What becomes the picture again when it is prepared for this input. */
    static BufferedImage framed(Picture picture, InputSpecification input) {
        if (input.resize() != InputSpecification.Resize.SHORTER_SIDE) {
            return picture.toBufferedImage();
        }
        int side = input.shorterSide();
        Geometry geometry = input.geometry(new PictureSize(side, side));
        BufferedImage frame = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = frame.createGraphics();
        brush.setColor(mean(input));
        brush.fillRect(0, 0, side, side);
        brush.drawImage(picture.toBufferedImage(), (int) -geometry.offsetX(), (int) -geometry.offsetY(), null);
        brush.dispose();
        return frame;
    }

    private static Color mean(InputSpecification input) {
        Picture plain = input.picture(new float[new Canvas(input).length()]);
        return new Color(plain.rgb(0, 0));
    }
}
