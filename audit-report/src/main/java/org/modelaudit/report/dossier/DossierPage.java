package org.modelaudit.report.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelaudit.report.record.RunRecord;

/**
 * The page, which is the table of contents of what it is made of. It needs neither script nor network, and a policy in it forbids both
 * whatever a text in the record may try.
 */
final class DossierPage {

    private static final String POLICY = "default-src 'none'; img-src %s; style-src 'unsafe-inline'";
    private static final String EVERYWHERE = "dossier.css";
    private static final String SCREEN = "screen.css";
    private static final int NAMED_MODELS = 3;
    private static final Set<String> FLOWING = Set.of("requirements", "metrics", "digests", "signature", "glossary");

    private final RunRecord run;
    private final List<Chapter> first;
    private final List<Chapter> rest;

    private DossierPage(RunRecord run, List<Chapter> first, List<Chapter> rest) {
        this.run = run;
        this.first = first;
        this.rest = rest;
    }

    /**
     * The page of a run.
     *
     * @param digest of the record's file
     * @param pictures beside it
     * @param sources what it is held against, and who signed it
     */
    static DossierPage of(RunRecord run, String digest, Pictures pictures, DossierSources sources) {
        List<Chapter> rest = new ArrayList<>();
        rest.add(RequirementsChapter.of(run, sources.requirements()));
        EarlierRecord before = sources.before();
        if (before != null) {
            rest.add(ComparisonChapter.of(before));
        }
        rest.addAll(AuditChapter.chapters(run, pictures));
        rest.add(ExplainersChapter.of(run));
        rest.add(MetricsChapter.of(run));
        rest.add(ClausesChapter.of(run));
        rest.addAll(Appendix.chapters(run, digest));
        rest.add(SignatureChapter.of(sources.signature(), digest));
        rest.add(Glossary.chapter());
        rest.add(SignOff.chapter());
        return new DossierPage(run, FirstPage.chapters(run, sources), rest);
    }

    /** What the dossier is about, for a tab of a browser and a list of files. */
    String title() {
        List<String> models = run.audits().stream()
                .map(audit -> audit.model().file())
                .distinct()
                .sorted()
                .toList();
        if (models.isEmpty()) {
            return "Model audit dossier";
        }
        return "Model audit dossier: "
                + (models.size() <= NAMED_MODELS
                        ? models.stream().map(Words::name).collect(Collectors.joining(", "))
                        : Words.count(models.size(), "model"));
    }

    /** Its chapters in their order. */
    List<Chapter> chapters() {
        return Stream.concat(first.stream(), rest.stream()).toList();
    }

    /** The whole page as XHTML, which is HTML as well, with its pictures inside. */
    String html() {
        return html(PicturePlace.INSIDE);
    }

    /** The whole page for pictures that are there. */
    String html(PicturePlace pictures) {
        Markup out = new Markup();
        out.raw("<!DOCTYPE html>\n").open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        head(out, pictures);
        out.open("body").open("main").element("h1", title());
        FirstPage.lead(out);
        first.forEach(chapter -> write(out, chapter, "first"));
        contents(out);
        rest.forEach(chapter -> write(out, chapter, begins(chapter) ? "chapter" : "chapter flows"));
        out.element(
                "footer",
                "Made from model-audit.json by %s, %s; schema %s."
                        .formatted(run.tool().name(), run.tool().version(), run.schema()));
        out.close().close().close();
        return out.toString();
    }

    private void head(Markup out, PicturePlace pictures) {
        out.open("head").empty("meta", "charset", "UTF-8");
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY.formatted(pictures.source()));
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.element("title", title());
        out.open("style").raw("\n" + style(EVERYWHERE)).close();
        out.open("style", "media", "screen").raw("\n" + style(SCREEN)).close().close();
    }

    private void contents(Markup out) {
        out.open("nav", "aria-labelledby", "contents");
        out.element("h2", "Contents", "id", "contents").open("ol");
        rest.forEach(
                chapter -> out.open("li").link(chapter.id(), chapter.title()).close());
        out.close().close();
    }

    /** Whether a chapter begins a page of paper; the short ones share one. */
    private static boolean begins(Chapter chapter) {
        return !FLOWING.contains(chapter.id());
    }

    private static void write(Markup out, Chapter chapter, String style) {
        out.open("section", "class", style, "aria-labelledby", chapter.id());
        out.element("h2", chapter.title(), "id", chapter.id());
        chapter.body().write(out);
        out.close();
    }

    private static String style(String file) {
        try (InputStream in = DossierPage.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is missing in the jar of audit-report");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
