package org.modelaudit.report.allure;

import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.modelaudit.display.OutsideText;
import org.modelaudit.error.AuditInterruptedException;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.Verdict;
import org.modelaudit.report.figure.ContactSheet;
import org.modelaudit.report.figure.CurveSheet;
import org.modelaudit.report.figure.DistributionChart;
import org.modelaudit.report.figure.FigureFile;
import org.modelaudit.report.figure.WorstPicture;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.RecordedAudits;
import org.modelaudit.report.table.MistakeTable;
import org.modelaudit.report.table.SamplePage;
import org.modelaudit.report.table.SampleTable;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.MistakeAnalysis;
import org.modelaudit.result.PictureDisclosure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one audit: a step for each requirement with its figures, then the tables of the audit as a whole. */
final class AuditAttachments {

    private static final int LONGEST_NAME = 300;

    private static final Logger LOG = LoggerFactory.getLogger(AuditAttachments.class);

    private static final int LARGEST_SHOWN = 512 << 10;

    private final AllureLifecycle allure;
    private final AuditResult result;
    private final Evidence evidence;
    private final Set<Finding> drawn = new HashSet<>();
    private final PendingFigures figures;

    AuditAttachments(AllureLifecycle allure, AuditResult result, Evidence evidence) {
        this.allure = allure;
        this.result = result;
        this.evidence = evidence;
        this.figures = new PendingFigures(allure);
    }

    void add() {
        try (figures) {
            attachAll();
        }
    }

    private void attachAll() {
        result.verdicts().forEach(this::addStep);
        String subject = "%s on %s".formatted(result.explainerName(), result.data());
        attach(
                "Table of samples, " + subject,
                "text/html",
                ".html",
                SamplePage.html(result).getBytes(StandardCharsets.UTF_8));
        attach(
                "Samples, " + subject,
                "text/csv",
                ".csv",
                SampleTable.csv(result).getBytes(StandardCharsets.UTF_8));
        attachEntry(AttachmentNames.RESULT + subject);
        WorstPicture.of(result, evidence)
                .ifPresent(worst -> attach(AttachmentNames.WORST + worst.words(), worst.file()));
    }

    /** A large one is packed: Allure's page would hold it twice as large as it is, and no browser shows it gladly. */
    private void attachEntry(String name) {
        PackedIfLarge entry = new PackedIfLarge(LARGEST_SHOWN);
        try (Writer text = new BufferedWriter(new OutputStreamWriter(entry, StandardCharsets.UTF_8))) {
            RecordText.writeIndented(RecordedAudits.of(result, List.of()), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        attach(
                name,
                entry.isPacked() ? "application/gzip" : "application/json",
                entry.isPacked() ? ".json.gz" : ".json",
                entry.bytes());
    }

    private void addStep(Verdict verdict) {
        String id = UUID.randomUUID().toString();
        allure.startStep(id, new StepResult().setName(shown(name(verdict))).setStatus(colour(verdict)));
        try {
            String metric = verdict.requirement().metric().name();
            if (showsPictures() && drawn.add(verdict.finding())) {
                attach(
                        "Worst, median and best %s: %s"
                                .formatted(verdict.requirement().metric().over(), metric),
                        ContactSheet.of(result, verdict.finding(), evidence));
            }
            movers(verdict);
            mistakes(verdict);
            String shown = verdict.requirement().metric().name();
            attempt("Curves: " + shown, () -> curves(verdict));
            attempt("Before and after: " + shown, () -> attacks(verdict));
            DistributionChart.of(verdict).ifPresent(chart -> attach("Distribution: " + metric, chart));
        } finally {
            allure.stopStep(id);
        }
    }

    private void movers(Verdict verdict) {
        PairedComparison comparison = verdict.comparison();
        if (showsPictures() && comparison != null && !comparison.worse().isEmpty()) {
            attach(
                    "Worse than %s: %s"
                            .formatted(
                                    verdict.comparedWith().orElse("before"),
                                    verdict.requirement().metric().name()),
                    ContactSheet.ofMovers(result, verdict, evidence));
        }
    }

    /** Only for maps that speak for no class: the others do not tell what the features saw. */
    private void mistakes(Verdict verdict) {
        if (!verdict.requirement().metric().needsRegion()
                || verdict.requirement().threshold().comparison() != null) {
            return;
        }
        MistakeAnalysis mistakes = MistakeAnalysis.of(result, verdict);
        if (!mistakes.isClassFree() || mistakes.wrong().all() == 0) {
            return;
        }
        String metric = verdict.requirement().metric().name();
        attach(
                "Mistakes by " + metric,
                "text/html",
                ".html",
                MistakeTable.html(mistakes).getBytes(StandardCharsets.UTF_8));
        if (showsPictures() && mistakes.wrong().found() + mistakes.wrong().missed() > 0) {
            attach("Mistakes in pictures: " + metric, ContactSheet.ofMistakes(result, mistakes, evidence));
        }
    }

    private boolean showsPictures() {
        return evidence.disclosure() != PictureDisclosure.NONE;
    }

    /** The metric goes through its work once more for these, and what goes wrong with that costs nothing else. */
    private void attempt(String name, Runnable drawing) {
        try {
            drawing.run();
        } catch (AuditInterruptedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("There is no figure '{}' in the Allure report.", name, e);
            attach(
                    name,
                    "text/plain",
                    ".txt",
                    ("It cannot be drawn: " + shown(String.valueOf(e))).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void curves(Verdict verdict) {
        CurveSheet.of(result, verdict, evidence)
                .ifPresent(sheet -> attach("Curves: " + sheet.words(), drawn(sheet.file())));
    }

    private void attacks(Verdict verdict) {
        ContactSheet.ofAttacks(result, verdict, evidence)
                .ifPresent(sheet -> attach(
                        "Before and after: " + verdict.requirement().metric().name(), drawn(sheet)));
    }

    /** Waited for, so that what goes wrong is told in its place. */
    private static FigureFile drawn(FigureFile figure) {
        figure.bytes();
        return figure;
    }

    private String name(Verdict verdict) {
        Double estimate = verdict.estimate();
        return "%s: %s, measured %s by %s"
                .formatted(
                        verdict.status(),
                        verdict.requirement(),
                        estimate == null ? "nothing" : Numbers.plain(estimate),
                        result.explainerName());
    }

    /**
     * Allure has no status for INCONCLUSIVE; its yellow one comes nearest, as its grey one does to WAIVED, and the step's name says the
     * word.
     */
    private static Status colour(Verdict verdict) {
        return switch (verdict.status()) {
            case PASS -> Status.PASSED;
            case FAIL -> Status.FAILED;
            case INCONCLUSIVE -> Status.BROKEN;
            case WAIVED -> Status.SKIPPED;
        };
    }

    private void attach(String name, FigureFile figure) {
        figures.attach(shown(name), figure);
    }

    /** Names of files and labels may stand in it. */
    private static String shown(String name) {
        return OutsideText.shortened(OutsideText.visible(name), LONGEST_NAME);
    }

    private void attach(String name, String type, String extension, byte[] content) {
        allure.addAttachment(shown(name), type, extension, content);
    }
}
