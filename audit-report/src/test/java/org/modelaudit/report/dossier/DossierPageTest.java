package org.modelaudit.report.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class DossierPageTest {

    private static final RunRecord RUN =
            Records.run(Records.audit("one", 0.1, 0.4, 0.5, 0.9), Records.audit("two", 0.2, 0.3));

    @Test
    void the_same_record_gives_the_same_bytes() {
        assertThat(Pages.html(RUN)).isEqualTo(Pages.html(RUN));
    }

    @Test
    void a_page_has_one_title_and_no_heading_leaves_out_a_level() {
        Document page = Pages.of(RUN);
        int level = 0;
        for (Element element : Pages.elements(page, "*")) {
            if (element.getTagName().matches("h[1-6]")) {
                int next = element.getTagName().charAt(1) - '0';
                assertThat(next).as(element.getTextContent()).isLessThanOrEqualTo(level + 1);
                level = next;
            }
        }

        assertThat(Pages.elements(page, "h1")).hasSize(1);
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    }

    @Test
    void every_head_of_a_table_says_what_it_is_the_head_of_and_every_table_what_it_shows() {
        Document page = Pages.of(RUN);

        assertThat(Pages.elements(page, "th"))
                .isNotEmpty()
                .allMatch(head -> Set.of("col", "row").contains(head.getAttribute("scope")));
        assertThat(Pages.elements(page, "table"))
                .isNotEmpty()
                .allMatch(table -> table.getElementsByTagName("caption").getLength() == 1);
    }

    @Test
    void every_figure_says_in_words_what_it_shows() {
        assertThat(Pages.elements(Pages.of(RUN), "div"))
                .filteredOn(div -> div.getAttribute("role").equals("img"))
                .isNotEmpty()
                .allMatch(figure -> figure.getAttribute("aria-label").startsWith("0.50, from "));
    }

    @Test
    void every_link_leads_to_one_place() {
        Document page = Pages.of(RUN);
        List<String> ids = Pages.elements(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Pages.elements(page, "a"))
                .isNotEmpty()
                .allMatch(link -> ids.contains(link.getAttribute("href").substring(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</style></title><img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "' & &amp; ]]> <!-- -->",
                "javascript:alert(1)",
                "\u202Egnp.exe \u0007\u001B[31m \uD800 \uFFFF end",
                "שלום עולם 漢字",
                ""
            })
    void whatever_a_record_says_is_text_and_nothing_else(String text) {
        Document page = Pages.of(HostileRecord.of(RUN, text));

        assertThat(names(page)).isEqualTo(names(Pages.of(RUN)));
        assertThat(attributes(page)).isEqualTo(attributes(Pages.of(RUN)));
        assertThat(Pages.elements(page, "a"))
                .allMatch(link -> link.getAttribute("href").startsWith("#"));
    }

    private static Set<String> names(Document page) {
        return Pages.elements(page, "*").stream().map(Element::getTagName).collect(Collectors.toSet());
    }

    private static Set<String> attributes(Document page) {
        return Pages.elements(page, "*").stream()
                .flatMap(element -> {
                    List<String> attributes = new java.util.ArrayList<>();
                    for (int i = 0; i < element.getAttributes().getLength(); i++) {
                        attributes.add(element.getAttributes().item(i).getNodeName());
                    }
                    return attributes.stream();
                })
                .collect(Collectors.toSet());
    }

    @Test
    void a_reason_of_ten_thousand_characters_is_there_to_the_end() {
        String text = "x".repeat(10_000) + "end";

        assertThat(Pages.section(Pages.of(HostileRecord.of(RUN, text)), "audit-1"))
                .contains(text);
    }

    @Test
    void nothing_of_it_asks_for_a_script_or_the_network() {
        Document page = Pages.of(RUN);

        assertThat(Pages.elements(page, "script")).isEmpty();
        assertThat(Pages.elements(page, "link")).isEmpty();
        assertThat(Pages.html(RUN)).contains("default-src &#39;none&#39;").doesNotContain("url(");
    }

    @Test
    void a_run_without_any_audit_is_evidence_of_nothing() {
        assertThat(Pages.section(Pages.of(Records.run()), "verdicts")).contains("evidence of nothing");
    }
}
