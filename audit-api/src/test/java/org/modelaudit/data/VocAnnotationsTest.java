package org.modelaudit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;

class VocAnnotationsTest {

    private static String object(String name, int xmin, int ymin, int xmax, int ymax) {
        return "<object><name>%s</name><bndbox><xmin>%d</xmin><ymin>%d</ymin><xmax>%d</xmax><ymax>%d</ymax></bndbox></object>"
                .formatted(name, xmin, ymin, xmax, ymax);
    }

    @Test
    void boxes_count_from_one_and_include_their_last_pixel(@TempDir Path folder) {
        new Folder(folder)
                .pictures("JPEGImages/a.png")
                .text("Annotations/a.xml", "<annotation>", object("cat", 1, 1, 10, 8), "</annotation>");

        AuditSample sample = AuditSet.of(folder).samples().get(0);

        assertThat(sample.id()).isEqualTo("JPEGImages/a.png");
        assertThat(sample.className()).isEqualTo("cat");
        assertThat(sample.boxes()).containsExactly(new Box(0, 0, 10, 8));
    }

    @Test
    void annotations_may_lie_beside_the_pictures_or_in_annots(@TempDir Path folder) {
        new Folder(folder)
                .pictures("beside/a.png", "apart/images/a.png")
                .text("beside/a.xml", "<annotation>" + object("cat", 1, 1, 2, 2) + "</annotation>")
                .text("apart/annots/a.xml", "<annotation>" + object("cat", 1, 1, 2, 2) + "</annotation>");

        assertThat(AuditSet.of(folder.resolve("beside")).size()).isEqualTo(1);
        assertThat(AuditSet.of(folder.resolve("apart")).size()).isEqualTo(1);
        assertThat(AuditSet.fromVoc(folder.resolve("apart/images"), folder.resolve("apart/annots"))
                        .samples())
                .extracting(AuditSample::id)
                .containsExactly("a.png");
    }

    @Test
    void the_parts_of_an_object_are_not_objects(@TempDir Path folder) {
        String person = object("person", 1, 1, 5, 5)
                .replace("</object>", "<part><name>head</name><bndbox><xmin>1</xmin></bndbox></part></object>");
        new Folder(folder).pictures("a.png").text("a.xml", "<annotation>" + person + "</annotation>");

        assertThat(AuditSet.of(folder).classNames()).containsExactly("person");
    }

    @Test
    void flags_become_tags_and_a_picture_without_objects_stays(@TempDir Path folder) {
        String hard =
                object("cat", 1, 1, 5, 5).replace("<name>", "<difficult>1</difficult><truncated>0</truncated><name>");
        new Folder(folder)
                .pictures("a.png", "b.png")
                .text("a.xml", "<annotation>" + hard + "</annotation>")
                .text("b.xml", "<annotation/>");

        AuditSet set = AuditSet.of(folder);

        assertThat(set.samples().get(0).tags()).containsExactly("difficult");
        assertThat(set.samples().get(1).className()).isNull();
    }

    @Test
    void a_stale_file_name_does_not_win_over_the_name_of_the_xml_file(@TempDir Path folder) {
        new Folder(folder)
                .pictures("a.png", "b.png", "renamed.png")
                .text("a.xml", "<annotation><filename>b.png</filename>" + object("cat", 1, 1, 2, 2) + "</annotation>")
                .text("old.xml", "<annotation><filename>renamed.png</filename></annotation>");

        assertThat(AuditSet.of(folder).samples()).extracting(AuditSample::id).containsExactly("a.png", "renamed.png");
    }

    @Test
    void what_does_not_fit_together_is_remarked(@TempDir Path folder) {
        new Folder(folder)
                .pictures("a.png", "b.png")
                .text(
                        "a.xml",
                        "<annotation><size><width>20</width><height>16</height></size>",
                        object("cat", 1, 1, 20, 16),
                        "</annotation>")
                .text("gone.xml", "<annotation><filename>gone.png</filename></annotation>");

        assertThat(AuditSet.of(folder).remarks())
                .hasSize(3)
                .contains(
                        "'a.xml' is about a picture of 20×16, but 'a.png' is 10×8; 'a.png' has no true region, export its annotations for this picture.",
                        "The picture 'b.png' has no annotation and is left out.")
                .anySatisfy(
                        remark -> assertThat(remark).startsWith("'gone.xml' is ignored because there is no picture"));
        assertThat(AuditSet.of(folder).samples().get(0).boxes()).isEmpty();
    }

    @Test
    void a_document_type_is_refused_before_it_can_do_harm(@TempDir Path folder) {
        Folder set = new Folder(folder).pictures("a.png").text("secret.txt", "secret");
        String external = "<!DOCTYPE a [<!ENTITY x SYSTEM '%s'>]>"
                .formatted(folder.resolve("secret.txt").toUri());
        String bomb = "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;&x;'><!ENTITY z '&y;&y;&y;&y;'>]>";
        for (String type : new String[] {external, bomb, "<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'>"}) {
            set.text("a.xml", type, "<annotation><object><name>cat</name></object></annotation>");

            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> AuditSet.of(folder))
                    .withMessageContaining("a.xml' has a DOCTYPE in line 1")
                    .withMessageEndingWith("is refused; remove it.");
        }
    }

    @Test
    void malformed_xml_is_refused_by_its_line(@TempDir Path folder) {
        new Folder(folder).pictures("a.png").text("a.xml", "<annotation>", "<object>", "</annotation>");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of(folder))
                .withMessageContaining("a.xml' is malformed in line 3");
    }

    @Test
    void a_box_without_numbers_and_a_name_that_leads_out_of_the_folder_are_refused(@TempDir Path folder) {
        Folder set = new Folder(folder).pictures("set/a.png");
        set.text("set/a.xml", "<annotation><object><bndbox><xmin>one</xmin></bndbox></object></annotation>");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of(folder.resolve("set")))
                .withMessage("'a.xml' has a box with xmin 'one'; give a number.");

        set.text("set/a.xml", "<annotation><filename>../../etc/passwd</filename></annotation>");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of(folder.resolve("set")))
                .withMessageContaining("'../../etc/passwd', which lies outside the picture folder");
    }
}
