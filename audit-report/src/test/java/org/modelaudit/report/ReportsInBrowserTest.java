package org.modelaudit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Browser.Look;
import org.modelaudit.report.compare.CompareRecords;
import org.modelaudit.report.dossier.Dossier;
import org.modelaudit.report.dossier.DossierOptions;
import org.modelaudit.report.dossier.PicturePlace;
import org.modelaudit.report.record.RecordReporter;
import org.modelaudit.report.table.SamplePage;
import org.modelaudit.result.AuditResult;

/** Pages of an audit of 2,000 pictures in a real browser: narrow and wide, light and dark. */
class ReportsInBrowserTest {

    private static final LargeAudit AUDIT = new LargeAudit(2_000, 4, 20);
    private static final List<Integer> WIDTHS = List.of(400, 1600);
    private static final int MOST_ELEMENTS = 20_000;

    /** Most of it is what else the machine does. */
    private static final double MOST_MILLISECONDS = 20_000;

    // The browser's own processes may still write when it has answered.
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    private Browser browser() {
        Optional<Browser> browser = Browser.onPath(folder);
        assumeTrue(browser.isPresent(), "There is no Chromium on the PATH, so no page was looked at.");
        return browser.get();
    }

    private Path recorded(String name, AuditResult result) {
        Path record = folder.resolve(name).resolve("model-audit.json");
        RecordReporter reporter = new RecordReporter();
        reporter.begin(parameter -> switch (parameter) {
            case "modelaudit.record" -> Optional.of(record.toString());
            case "modelaudit.progress" -> Optional.of("none");
            default -> Optional.empty();
        });
        reporter.report(result, Audits.evidence());
        reporter.end();
        return record;
    }

    @Test
    void nothing_overflows_everything_can_be_read_and_the_verdict_is_on_the_first_screen()
            throws IOException, InterruptedException {
        Browser browser = browser();
        AuditResult result = AUDIT.result("now");
        Path before = recorded("before", AUDIT.result("before"));
        Path now = recorded("now", result);
        Path dossier = Dossier.generate(now, folder.resolve("dossier"), DossierOptions.NONE)
                .page();
        Path comparison = CompareRecords.compare(
                before,
                now,
                folder.resolve("compare"),
                Map.of("org.example.LargeAudit.before", "org.example.LargeAudit.now"));
        Path samples = Files.writeString(folder.resolve("samples.html"), SamplePage.html(result));

        List<Look> looks = new ArrayList<>();
        for (boolean dark : new boolean[] {false, true}) {
            looks.addAll(browser.look(List.of(dossier, comparison, samples), WIDTHS, dark));
        }

        assertThat(looks).hasSize(12).allSatisfy(look -> {
            assertThat(look.overflow()).as(look.toString()).isZero();
            assertThat(look.contrast())
                    .as(look.faintest() + " in " + look.page())
                    .isGreaterThanOrEqualTo(1);
            assertThat(look.elements()).as(look.page()).isLessThan(MOST_ELEMENTS);
            assertThat(look.ready()).as(look.page()).isLessThan(MOST_MILLISECONDS);
        });
        assertThat(looks.stream().filter(Look::dark)).hasSize(6);
        assertThat(looks)
                .filteredOn(look -> look.page().equals("dossier.html"))
                .allSatisfy(look -> assertThat(look.firstScreen()).contains("Of 8 requirements: "));
        assertThat(looks)
                .filteredOn(look -> look.page().equals("compare.html"))
                .allSatisfy(look -> assertThat(look.firstScreen()).contains("Of 4 metrics: "));
        assertThat(looks)
                .filteredOn(look -> look.page().equals("samples.html"))
                .allSatisfy(look -> assertThat(look.firstScreen()).contains("1 to 100 of 2000"));
    }

    @Test
    void what_is_wrong_with_a_page_is_seen() throws IOException, InterruptedException {
        Path bad = Files.writeString(
                folder.resolve("bad.html"),
                "<body style='margin:0'><p style='width:700px;color:#999;background:#fff'>faint</p>"
                        + "<p style='margin-top:2000px'>far below</p>");

        List<Look> looks = browser().look(List.of(bad), List.of(400, 800), false);

        assertThat(looks)
                .allSatisfy(look -> assertThat(look.overflow())
                        .isBetween(look.width() == 400 ? 300 : 0, look.width() == 400 ? 330 : 0));
        assertThat(looks).allSatisfy(look -> {
            assertThat(look.contrast()).isBetween(0.6, 0.65);
            assertThat(look.faintest()).startsWith("'faint' rgb(153, 153, 153) on 255,255,255");
            assertThat(look.firstScreen()).isEqualTo("faint ");
        });
    }

    @Test
    void samples_are_paged_sorted_and_searched_and_what_names_say_does_not_run()
            throws IOException, InterruptedException {
        String attack = "<img src=x onerror=\"document.title='run'\">";
        List<Outcome> outcomes = IntStream.range(0, 250)
                .mapToObj(i -> i == 7 ? Outcome.failed(attack) : Outcome.value(i / 1000.0))
                .toList();
        Files.writeString(
                folder.resolve("samples.html"),
                SamplePage.html(Audits.result(Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), outcomes))));
        Path around = Files.writeString(folder.resolve("around.html"), """
                <iframe src="samples.html"></iframe><pre></pre><script>
                document.querySelector('iframe').onload = event => {
                  const page = event.target.contentDocument;
                  const said = [];
                  const say = () => said.push(page.querySelector('output').textContent + ': '
                      + page.querySelector('tbody td:nth-child(6)').textContent);
                  const [first, previous, next, last] = page.querySelectorAll('nav button');
                  say();
                  next.click(); say();
                  last.click(); say();
                  const head = page.querySelectorAll('thead button')[5];
                  head.click(); head.click(); say();
                  const search = page.querySelector('input');
                  search.value = '123.PNG';
                  search.dispatchEvent(new Event('input')); say();
                  said.push(page.title, page.querySelectorAll('img').length);
                  document.querySelector('pre').textContent = said.join('; ');
                };
                </script>""");

        String dom = browser().dom(around, "--allow-file-access-from-files");

        assertThat(dom)
                .contains("<pre>1 to 100 of 250: 0.00; 101 to 200 of 250: 0.1010; 201 to 250 of 250: 0.2010; "
                        + "1 to 100 of 250: 0.2490; 1 to 1 of 1: 0.1230; Samples; 0</pre>");
    }

    @Test
    void pictures_beside_the_dossier_are_shown() throws IOException, InterruptedException {
        Browser browser = browser();
        Path record = recorded("small", new LargeAudit(60, 2, 2).result("small"));
        for (PicturePlace place : PicturePlace.values()) {
            Path page = Dossier.generate(
                            record,
                            folder.resolve("dossier"),
                            new DossierOptions(List.of(), null, null, List.of(), place))
                    .page();
            Path around = Files.writeString(folder.resolve("around.html"), """
                    <iframe src="%s"></iframe><pre></pre><script>
                    document.querySelector('iframe').onload = event => document.querySelector('pre').textContent =
                        [...event.target.contentDocument.images].map(i => i.naturalWidth > 900).join();
                    </script>""".formatted(page.toUri()));

            assertThat(browser.dom(around, "--allow-file-access-from-files"))
                    .as(place.toString())
                    .contains("<pre>true,true</pre>");
        }
    }
}
