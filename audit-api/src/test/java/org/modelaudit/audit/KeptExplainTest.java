package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSet;
import org.modelaudit.gate.Requirement;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.MemoryLedger;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.testing.DrawnSet;

class KeptExplainTest {

    @TempDir
    Path folder;

    private final Telling telling = new Telling();
    private final AuditedModel model = new Telling.AModel("model");

    @Test
    void what_an_audit_has_explained_is_not_explained_again_where_a_setting_is_chosen() {
        // More than a cache holds beside a ledger.
        AuditSet images = DrawnSet.of(folder, 100);
        AuditSession session = session();
        session.run(new Audit(
                new AuditIdentity("id", "title", "", ""),
                model,
                images,
                telling.explainer("a", 60),
                List.of(new Requirement(telling.metric("m"), atLeast(0.1)))));
        telling.explained.clear();

        session.explain(model, images, telling.explainer("a", 60), measurement -> {});

        assertThat(telling.explained).isEmpty();
    }

    @Test
    void nor_what_was_explained_where_a_setting_was_chosen_before() {
        AuditSet images = DrawnSet.of(folder, 100);
        AuditSession session = session();
        session.explain(model, images, telling.explainer("a", 60), measurement -> {});
        telling.explained.clear();

        session.explain(model, images, telling.explainer("a", 60), measurement -> {});

        assertThat(telling.explained).isEmpty();
    }

    private AuditSession session() {
        LedgerSettings settings = new LedgerSettings(Optional.of(folder.resolve("ledger")), 1 << 20, 0);
        MemoryLedger ledger = new MemoryLedger();
        return new AuditSession(
                new AuditedTest("test", "test", List.of(), false, null),
                new AuditSettings(2, 42, Progress.Style.NONE),
                new ExplanationCache(),
                RunLedger.of(settings, opened -> ledger),
                Beforehand.NOTHING,
                List.of());
    }
}
