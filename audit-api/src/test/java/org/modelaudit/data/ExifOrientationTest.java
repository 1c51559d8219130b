package org.modelaudit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.image.Orientation;
import org.modelaudit.image.Picture;
import org.modelaudit.image.PictureSize;

/** Pictures of 10×8 in which the object is white, in the stored columns 2 to 4 and row 1. */
class ExifOrientationTest {

    private static final PictureSize STORED = new PictureSize(10, 8);
    private static final Box OBJECT = new Box(2, 1, 5, 2);

    @TempDir
    Path path;

    @ParameterizedTest
    @EnumSource
    void boxes_drawn_on_the_turned_picture_hold_the_object_of_the_turned_picture(Orientation orientation)
            throws IOException {
        picture("a.png", orientation);
        csv("a.png,0,cat," + edges(turned(orientation)));

        assertTruthIsTheObject(ExifOrientation.APPLY.read(path), orientation);
    }

    @ParameterizedTest
    @EnumSource
    void boxes_drawn_on_the_stored_pixels_are_turned_with_them(Orientation orientation) throws IOException {
        picture("a.png", orientation);
        csv("a.png,0,cat," + edges(OBJECT));

        assertTruthIsTheObject(ExifOrientation.APPLY_TO_TRUTH.read(path), orientation);
    }

    @ParameterizedTest
    @EnumSource
    void pictures_are_measured_as_stored_unless_said_otherwise(Orientation orientation) throws IOException {
        picture("a.png", orientation);
        csv("a.png,0,cat," + edges(OBJECT));

        assertTruthIsTheObject(AuditSet.of(path), Orientation.UPRIGHT);
        assertTruthIsTheObject(ExifOrientation.IGNORE.read(path), Orientation.UPRIGHT);
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSPOSED", "CLOCKWISE", "TRANSVERSE", "COUNTERCLOCKWISE"})
    void the_size_that_an_annotation_tells_is_believed_before_the_choice(Orientation orientation) throws IOException {
        picture("a.png", orientation);

        voc(STORED, OBJECT);
        assertTruthIsTheObject(ExifOrientation.APPLY.read(path), orientation);
        assertTruthIsTheObject(ExifOrientation.APPLY_TO_TRUTH.read(path), orientation);

        voc(orientation.turned(STORED), turned(orientation));
        assertTruthIsTheObject(ExifOrientation.APPLY.read(path), orientation);
        assertTruthIsTheObject(ExifOrientation.APPLY_TO_TRUTH.read(path), orientation);
    }

    @ParameterizedTest
    @EnumSource
    void masks_belong_to_the_picture_of_their_own_size(Orientation orientation) throws IOException {
        boolean swaps = !orientation.turned(STORED).equals(STORED);
        picture("a.png", orientation);
        mask("mask.png", Orientation.UPRIGHT);
        csv("a.png,0,cat,,,,,mask.png");
        assertMaskIsTheObject(ExifOrientation.APPLY_TO_TRUTH.read(path), orientation);
        if (swaps) {
            assertMaskIsTheObject(ExifOrientation.APPLY.read(path), orientation);
        }

        mask("mask.png", orientation);
        assertMaskIsTheObject(ExifOrientation.APPLY.read(path), orientation);
        if (swaps) {
            assertMaskIsTheObject(ExifOrientation.APPLY_TO_TRUTH.read(path), orientation);
        }
    }

    @ParameterizedTest
    @EnumSource
    void polygons_are_turned_as_boxes_are(Orientation orientation) throws IOException {
        picture("a.png", orientation);
        coco(STORED, OBJECT);
        assertMaskIsTheObject(ExifOrientation.APPLY_TO_TRUTH.read(path), orientation);

        coco(orientation.turned(STORED), turned(orientation));
        assertMaskIsTheObject(ExifOrientation.APPLY.read(path), orientation);
    }

    @Test
    void a_picture_that_carries_an_orientation_is_remarked_where_nothing_was_said() throws IOException {
        picture("a.png", Orientation.UPRIGHT);
        picture("b.png", Orientation.CLOCKWISE);
        picture("c.png", Orientation.HALF_TURN);
        String remark =
                "2 of 3 pictures carry an EXIF orientation (first: 'b.png', clockwise), which is not applied: they are measured as"
                        + " stored, and boxes count in stored pixels; set modelaudit.exif to apply if the model gets them turned, to ignore if not.";

        assertThat(AuditSet.of(path).remarks()).containsExactly(remark);
        csv("a.png,0,cat,1,1,2,2", "b.png,0,cat,1,1,2,2", "c.png,0,cat,1,1,2,2");
        assertThat(AuditSet.of(path).remarks()).containsExactly(remark);
        assertThat(ExifOrientation.IGNORE.read(path).remarks()).isEmpty();
        assertThat(ExifOrientation.APPLY.read(path).remarks())
                .containsExactly(
                        "2 of 3 pictures carry an EXIF orientation (first: 'b.png', clockwise) and were turned by it;"
                                + " without a size that tells otherwise their truth counts as drawn on the turned pictures.");
    }

    @Test
    void a_turned_set_has_a_digest_of_its_own() throws IOException {
        picture("a.png", Orientation.HALF_TURN);

        assertThat(ExifOrientation.APPLY.read(path).digest())
                .isNotEqualTo(ExifOrientation.IGNORE.read(path).digest());
        assertThat(AuditSet.of(path).digest())
                .isEqualTo(ExifOrientation.IGNORE.read(path).digest());
    }

    @Test
    void a_choice_is_found_by_its_name() {
        assertThat(ExifOrientation.named(" Apply-to-truth ")).isEqualTo(ExifOrientation.APPLY_TO_TRUTH);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ExifOrientation.named("turn"))
                .withMessage("modelaudit.exif must be one of remark, ignore, apply, apply-to-truth, but is 'turn'.");
    }

    private static void assertTruthIsTheObject(AuditSet set, Orientation orientation) {
        AuditSample sample = set.samples().get(0);
        Picture picture = sample.picture();
        assertThat(sample.orientation()).isEqualTo(orientation);
        assertThat(Mask.ofBoxes(picture.width(), picture.height(), sample.boxes()))
                .isEqualTo(white(picture));
    }

    private static void assertMaskIsTheObject(AuditSet set, Orientation orientation) {
        AuditSample sample = set.samples().get(0);
        assertThat(sample.orientation()).isEqualTo(orientation);
        assertThat(sample.mask()).contains(white(sample.picture()));
    }

    private static Mask white(Picture picture) {
        boolean[] inside = new boolean[picture.width() * picture.height()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = picture.rgb(i % picture.width(), i / picture.width()) == 0xFFFFFF;
        }
        return Mask.of(picture.width(), picture.height(), inside);
    }

    /** Where the object is in the turned picture. */
    private static Box turned(Orientation orientation) {
        return orientation
                .turned(Mask.ofBoxes(STORED.width(), STORED.height(), List.of(OBJECT)))
                .boundingBox()
                .orElseThrow();
    }

    private static String edges(Box box) {
        return "%s,%s,%s,%s".formatted(box.left(), box.top(), box.right(), box.bottom());
    }

    private void csv(String... rows) {
        new Folder(path)
                .text(
                        "annotations.csv",
                        "file,class_index,class_name,xmin,ymin,xmax,ymax"
                                + (rows[0].contains("mask") ? ",mask_file" : ""),
                        String.join("\n", rows));
    }

    private void voc(PictureSize size, Box box) {
        new Folder(path)
                .text(
                        "a.xml",
                        "<annotation><filename>a.png</filename><size><width>%d</width><height>%d</height></size>"
                                .formatted(size.width(), size.height()),
                        "<object><name>cat</name><bndbox><xmin>%s</xmin><ymin>%s</ymin><xmax>%s</xmax><ymax>%s</ymax></bndbox></object></annotation>"
                                .formatted(box.left() + 1, box.top() + 1, box.right(), box.bottom()));
    }

    private void coco(PictureSize size, Box box) {
        new Folder(path)
                .text(
                        "annotations.json",
                        "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\", \"width\": %d, \"height\": %d}],"
                                .formatted(size.width(), size.height()),
                        "\"categories\": [{\"id\": 1, \"name\": \"cat\"}], \"annotations\": [{\"id\": 1, \"image_id\": 1, \"category_id\": 1,",
                        "\"segmentation\": [[%1$s, %2$s, %3$s, %2$s, %3$s, %4$s, %1$s, %4$s]]}]}"
                                .formatted(box.left(), box.top(), box.right(), box.bottom()));
    }

    private static BufferedImage drawn(Box object, PictureSize size) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = (int) object.top(); y < object.bottom(); y++) {
            for (int x = (int) object.left(); x < object.right(); x++) {
                image.setRGB(x, y, 0xFFFFFF);
            }
        }
        return image;
    }

    private void mask(String name, Orientation orientation) throws IOException {
        ImageIO.write(
                drawn(turned(orientation), orientation.turned(STORED)),
                "png",
                path.resolve(name).toFile());
    }

    /** A PNG file with a chunk eXIf behind its header. */
    private void picture(String name, Orientation orientation) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(drawn(OBJECT, STORED), "png", png);
        byte[] chunk = ByteBuffer.allocate(30)
                .put("eXIfMM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation.exif())
                .array();
        CRC32 crc = new CRC32();
        crc.update(chunk);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(png.toByteArray(), 0, 33);
        out.writeInt(chunk.length - 4);
        out.write(chunk);
        out.writeInt((int) crc.getValue());
        out.write(png.toByteArray(), 33, png.size() - 33);
        Files.write(path.resolve(name), file.toByteArray());
    }
}
