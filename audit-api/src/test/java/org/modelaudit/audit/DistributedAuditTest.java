package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.gate.Threshold.atLeast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSet;
import org.modelaudit.distribution.Assignment;
import org.modelaudit.distribution.AuditExecutor;
import org.modelaudit.distribution.DistributedAudit;
import org.modelaudit.distribution.Distribution;
import org.modelaudit.distribution.Receiver;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.ledger.BatchBytes;
import org.modelaudit.ledger.KeptBatch;
import org.modelaudit.ledger.Ledger;
import org.modelaudit.ledger.LedgerInMemory;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.Console;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

class DistributedAuditTest {

    @TempDir
    Path folder;

    private final Telling here = new Telling();
    private final Telling there = new Telling();
    private final List<String> said = new ArrayList<>();
    private AuditSet images;

    @BeforeEach
    void draw() {
        images = DrawnSet.of(folder, 7);
    }

    private AuditResult alone() {
        return session(Distribution.none(), new LedgerInMemory())
                .run(audit(images, new Telling.AModel("model"), new Telling(), atLeast(0.1)));
    }

    private static AuditSession session(Distribution distribution, Ledger ledger) {
        return session(distribution, RunLedger.in(ledger), Progress.Style.NONE);
    }

    private static AuditSession session(Distribution distribution, RunLedger ledger, Progress.Style style) {
        return AuditSession.ofRun(
                new AuditedTest("test", "test", List.of(), false, null),
                new AuditSettings(2, 42, style),
                new ExplanationCache(),
                ledger,
                List.of(),
                distribution,
                "[engine:x]/[test:y]",
                TreeMap::new);
    }

    private static Audit audit(AuditSet images, AuditedModel model, Telling telling, Threshold threshold) {
        return audit(images, model, telling, threshold, telling.metric("n"));
    }

    private static Audit audit(
            AuditSet images, AuditedModel model, Telling telling, Threshold threshold, Metric second) {
        return new Audit(
                new AuditIdentity("id", "title", "", ""),
                model,
                images,
                telling.explainer("a", 3),
                List.of(new Requirement(telling.metric("m"), threshold), new Requirement(second, threshold)));
    }

    /** What stands on the console of a driver. */
    private List<String> console(AuditExecutor workers, RunLedger ledger, AuditedModel model) {
        return Console.of(() -> session(Distribution.over(workers), ledger, Progress.Style.LINES)
                .run(audit(images, model, here, atLeast(0.1))));
    }

    private static List<Object> found(AuditResult result) {
        List<Object> found = new ArrayList<>(result.samples());
        for (Verdict verdict : result.verdicts()) {
            found.add(verdict.finding().results());
            found.add(verdict.status());
        }
        return found;
    }

    /** Others, each with its partition, its own eyes on the files and a ledger of its own. */
    private class Workers implements AuditExecutor {

        private final List<List<String>> partitions;
        private final List<String> asked = new ArrayList<>();
        private final List<Path> files = new ArrayList<>();
        private AuditSet theirs = images;
        private AuditedModel model = new Telling.AModel("model");

        /**
         * @param partitions ids with a blank between them
         */
        Workers(String... partitions) {
            this.partitions = Stream.of(partitions)
                    .map(ids -> List.of(ids.split(" ", -1)))
                    .toList();
        }

        @Override
        public String name() {
            return "workers";
        }

        @Override
        public void compute(DistributedAudit audit) {
            asked.addAll(audit.ids());
            files.addAll(audit.models());
            for (List<String> partition : partitions) {
                Work work = new Work(audit.audit(), partition);
                assertThatThrownBy(() -> session(Distribution.with(work), work.ledger)
                                .run(audit(theirs, model, there, atLeast(0.1))))
                        .isInstanceOf(NotJudgedError.class);
                if (work.trouble == null) {
                    audit.receiver().keep("worker", BatchBytes.read(BatchBytes.of(work.ledger.drain())));
                } else {
                    said.add(work.trouble);
                }
            }
        }

        @Override
        public Optional<Assignment> assignment(String id) {
            return Optional.empty();
        }
    }

    private static final class Work implements Assignment {

        private final String audit;
        private final List<String> partition;
        private final LedgerInMemory ledger = new LedgerInMemory();
        private @Nullable String trouble;

        Work(String audit, List<String> partition) {
            this.audit = audit;
            this.partition = partition;
        }

        @Override
        public String audit() {
            return audit;
        }

        @Override
        public Path model(Path file) {
            return file;
        }

        @Override
        public Ledger ledger() {
            return ledger;
        }

        @Override
        public void serve(Consumer<List<String>> look) {
            try {
                look.accept(partition);
            } catch (RuntimeException e) {
                trouble = e.getMessage();
            }
        }
    }

    private AuditResult over(Workers workers) {
        return over(workers, new LedgerInMemory());
    }

    private AuditResult over(Workers workers, Ledger ledger) {
        return session(Distribution.over(workers), ledger)
                .run(audit(images, new Telling.AModel("model"), here, atLeast(0.1)));
    }

    @Test
    void what_others_computed_is_not_computed_here_and_is_what_one_process_finds() {
        Workers workers = new Workers("0.png 1.png 2.png", "3.png 4.png 5.png 6.png");

        AuditResult result = over(workers);

        assertThat(found(result)).isEqualTo(found(alone()));
        assertThat(here.explained).isEmpty();
        assertThat(here.measured).isEmpty();
        assertThat(there.explained).hasSize(7);
        assertThat(there.measured).hasSize(14);
        assertThat(result.run().ledger()).hasToString("nothing computed, 14 of 14 outcomes from the ledger");
    }

    @Test
    void a_driver_needs_no_map_for_a_verdict() {
        AuditResult result = over(new Workers("0.png 1.png 2.png 3.png 4.png 5.png 6.png"), new LedgerInMemory(0));

        assertThat(found(result)).isEqualTo(found(alone()));
        assertThat(here.explained).isEmpty();
    }

    @Test
    void what_was_lost_with_a_worker_is_computed_here() {
        AuditResult result = over(new Workers("0.png 1.png"));

        assertThat(found(result)).isEqualTo(found(alone()));
        assertThat(here.explained).containsExactly("2.png", "3.png", "4.png", "5.png", "6.png");
        assertThat(there.explained).containsExactly("0.png", "1.png");
    }

    @Test
    void what_came_twice_counts_once() {
        AuditResult result = over(new Workers("0.png 1.png", "1.png 2.png"));

        assertThat(found(result)).isEqualTo(found(alone()));
    }

    @Test
    void others_are_asked_for_nothing_that_the_ledger_knows() {
        LedgerInMemory ledger = new LedgerInMemory();
        over(new Workers("0.png 5.png"), ledger);
        here.explained.clear();
        Workers again = new Workers();
        AuditResult result = over(again, ledger);

        assertThat(again.asked).isEmpty();
        assertThat(here.explained).isEmpty();
        assertThat(result.run().ledger().found()).isEqualTo(14);
    }

    @Test
    void a_driver_that_starts_again_asks_only_for_what_it_had_not_got() {
        LedgerInMemory ledger = new LedgerInMemory();
        Workers before = new Workers("0.png 5.png");
        before.compute(new DistributedAudit(
                "test",
                "id",
                "title",
                List.of(images.samples().get(0), images.samples().get(5)),
                new TreeMap<>(),
                List.of(),
                new Keeping(ledger)));
        Workers again = new Workers();
        over(again, ledger);

        assertThat(again.asked).containsExactly("1.png", "2.png", "3.png", "4.png", "6.png");
    }

    @Test
    void others_are_given_the_models_of_the_test_and_no_other_of_the_run() {
        Workers workers = new Workers();
        Distribution distribution = Distribution.over(workers);
        AuditedModel audited = new Telling.AModel("model");
        AuditedModel beside = new Telling.AModel("beside");
        distribution.opened(audited, Path.of("audited.pt"));
        distribution.opened(beside, Path.of("beside.pt"));
        distribution.opened(new Telling.AModel("of another test"), Path.of("another.pt"));
        AuditSession session = session(distribution, new LedgerInMemory());
        session.bind(beside);

        session.run(audit(images, session.bind(audited), here, atLeast(0.1)));

        assertThat(workers.files).containsExactly(Path.of("audited.pt"), Path.of("beside.pt"));
    }

    private record Keeping(Ledger ledger) implements Receiver {
        @Override
        public void keep(String worker, KeptBatch batch) {
            ledger.keep(batch);
        }

        @Override
        public void say(String sentence) {}
    }

    @Test
    void a_worker_with_another_model_is_not_believed() {
        Workers workers = new Workers("0.png 1.png");
        workers.model = new Telling.AModel("another");

        AuditResult result = over(workers);

        assertThat(found(result)).isEqualTo(found(alone()));
        assertThat(here.explained).hasSize(7);
    }

    @Test
    void a_worker_that_sees_other_pictures_says_so() {
        Workers workers = new Workers("0.png 1.png");
        workers.theirs = images.where(sample -> !sample.id().equals("1.png"));

        AuditResult result = over(workers);

        assertThat(found(result)).isEqualTo(found(alone()));
        assertThat(said)
                .containsExactly(
                        "The audit 'id' has no picture '1.png' there: its set is another than that of the driver; let both see the same files.");
    }

    @Test
    void a_picture_that_cannot_be_read_fails_alone_wherever_it_was_looked_at() throws IOException {
        Files.write(folder.resolve("1.png"), new byte[] {1, 2, 3});

        AuditResult result = over(new Workers("0.png 1.png", "2.png 3.png 4.png"));

        assertThat(found(result)).isEqualTo(found(alone()));
        assertThat(result.verdicts().get(0).finding().results())
                .filteredOn(each -> each.outcome() instanceof Outcome.Failed)
                .singleElement()
                .hasFieldOrPropertyWithValue("sampleId", "1.png");
        assertThat(here.explained).containsExactly("5.png", "6.png");
    }

    @Test
    void of_a_model_that_nobody_can_tell_from_others_everything_is_computed_here() {
        Workers workers = new Workers("0.png");
        session(Distribution.over(workers), new LedgerInMemory())
                .run(audit(images, FakeModel.small(), here, atLeast(0.1)));

        assertThat(workers.asked).isEmpty();
        assertThat(here.explained).hasSize(7);
    }

    @Test
    void a_picture_of_which_nothing_came_back_is_not_counted_as_if_it_had() throws IOException {
        Files.write(folder.resolve("1.png"), new byte[] {1, 2, 3});
        Workers workers = new Workers("0.png 1.png", "0.png 2.png") {
            @Override
            public void compute(DistributedAudit audit) {
                super.compute(audit);
                audit.receiver().keep("worker", new KeptBatch(List.of(), List.of(), List.of(), Map.of()));
            }
        };

        assertThat(console(workers, RunLedger.in(new LedgerInMemory()), new Telling.AModel("model")))
                .contains("title: 2 of 7 pictures came back from workers; the others are computed in this process");
    }

    @Test
    void others_are_not_asked_again_for_what_cannot_be_kept() {
        FakeMetric untold = FakeMetric.named("untold");
        LedgerInMemory ledger = new LedgerInMemory();
        session(Distribution.none(), ledger)
                .run(audit(images, new Telling.AModel("model"), here, atLeast(0.1), untold));
        Workers workers = new Workers();

        session(Distribution.over(workers), ledger)
                .run(audit(images, new Telling.AModel("model"), here, atLeast(0.1), untold));

        assertThat(workers.asked).isEmpty();
    }

    @Test
    void it_is_said_why_others_are_not_asked_at_all() {
        String sentence = "title: it is computed in this process, for what others compute cannot be kept here: ";
        assertThat(console(new Workers(), RunLedger.none(), new Telling.AModel("model")))
                .contains(sentence + "this run keeps nothing");
        assertThat(console(new Workers(), RunLedger.in(new LedgerInMemory()), FakeModel.small()))
                .anyMatch(
                        line -> line.startsWith(sentence + "what the model 'fake.fake' gives is computed each time: "));
    }

    @Test
    void a_worker_finds_nothing_of_a_set_as_a_whole() {
        assertThatThrownBy(() -> new AssignedPictures(new Work("id", List.of())).study())
                .isInstanceOf(NotJudgedError.class);
    }

    @Test
    void an_executor_that_is_not_there_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> Distribution.from(
                        name -> name.equals("modelaudit.executor") ? Optional.of("flink") : Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "modelaudit.executor is 'flink', but there is no such executor on the class path; give one of: local");
    }
}
