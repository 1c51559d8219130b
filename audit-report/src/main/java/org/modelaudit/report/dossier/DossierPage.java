package org.modelaudit.report.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.modelaudit.report.record.RunRecord;

/**
 * The page, which is the table of contents of what it is made of. It needs neither script nor network, and a policy in it forbids both
 * whatever a text in the record may try.
 */
final class DossierPage {

    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
    private static final String STYLE = "dossier.css";

    private DossierPage() {}

    /**
     * The whole page as XHTML, which is HTML as well.
     *
     * @param digest of the record's file
     * @param pictures beside it
     */
    static String of(RunRecord run, String digest, Pictures pictures) {
        Markup out = new Markup();
        out.raw("<!DOCTYPE html>\n").open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        out.open("head").empty("meta", "charset", "UTF-8");
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.element("title", title(run));
        out.open("style").raw("\n" + style()).close().close();
        out.open("body").open("main").element("h1", title(run));
        FirstPage.lead(out);
        List<Chapter> first = FirstPage.chapters(run);
        List<Chapter> rest = rest(run, digest, pictures);
        first.forEach(chapter -> write(out, chapter, "first"));
        out.open("nav", "aria-labelledby", "contents");
        out.element("h2", "Contents", "id", "contents").open("ol");
        rest.forEach(chapter ->
                out.open("li").link(chapter.id(), chapter.title()).close());
        out.close().close();
        rest.forEach(chapter -> write(out, chapter, "chapter"));
        out.element(
                "footer",
                "Made from model-audit.json by %s, %s; schema %s."
                        .formatted(run.tool().name(), run.tool().version(), run.schema()));
        out.close().close().close();
        return out.toString();
    }

    /** What stands behind the first page, in this order. What covers requirements, compares runs or signs is one more entry. */
    private static List<Chapter> rest(RunRecord run, String digest, Pictures pictures) {
        List<Chapter> chapters = new ArrayList<>();
        chapters.addAll(AuditChapter.chapters(run, pictures));
        chapters.add(MetricsChapter.of(run));
        chapters.addAll(Appendix.chapters(run, digest));
        chapters.add(Glossary.chapter());
        chapters.add(SignOff.chapter());
        return chapters;
    }

    /** What the dossier is about, for a tab of a browser and a list of files. */
    static String title(RunRecord run) {
        List<String> models = run.audits().stream()
                .map(audit -> audit.model().file())
                .distinct()
                .sorted()
                .toList();
        return models.isEmpty()
                ? "Model audit dossier"
                : "Model audit dossier: %s"
                        .formatted(
                                models.size() <= 3
                                        ? models.stream().map(Words::name).collect(Collectors.joining(", "))
                                        : Words.count(models.size(), "model"));
    }

    private static void write(Markup out, Chapter chapter, String style) {
        out.open("section", "class", style, "aria-labelledby", chapter.id());
        out.element("h2", chapter.title(), "id", chapter.id());
        chapter.body().write(out);
        out.close();
    }

    private static String style() {
        try (InputStream in = DossierPage.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IOException(STYLE + " is missing in the jar of audit-report");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
