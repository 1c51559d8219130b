package org.modelaudit.report.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;

class ClauseCoverageTest {

    private final RunRecord run = Records.run(Records.audit("net", 0.5, 0.6));

    @ParameterizedTest
    @EnumSource
    void every_clause_says_what_it_asks_and_what_a_record_can_hold_of_it_or_what_is_beyond_it(ClauseMapping mapping) {
        assertThat(mapping.clauses()).isNotEmpty().doesNotHaveDuplicates().allSatisfy(clause -> {
            assertThat(clause.framework()).isNotBlank();
            assertThat(clause.clause()).isNotBlank();
            assertThat(clause.asks()).isNotBlank();
            assertThat(clause.evidence().isEmpty() && clause.beyond().isEmpty()).isFalse();
        });
    }

    private ClauseCoverage coverage(String clause) {
        return ClauseCoverage.of(ClauseMapping.EU_AI_ACT, run).stream()
                .filter(each -> each.clause().clause().equals(clause))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void names_the_audits_that_hold_evidence_and_the_kinds_that_none_holds() {
        ClauseCoverage interpretation = coverage("Annex IV 2(e)");
        assertThat(interpretation.evidence())
                .containsEntry(EvidenceKind.LOCALIZATION, List.of("org.example.CatAudit.looks_at_the_cat"))
                .containsEntry(EvidenceKind.SANITY, List.of());
        assertThat(interpretation.isAddressed()).isFalse();
        assertThat(interpretation.isOpen()).isFalse();

        assertThat(coverage("Article 15(4)-(5)").isOpen()).isTrue();
        assertThat(coverage("Annex IV 1").isAddressed()).isTrue();
    }

    @Test
    void a_clause_that_audits_cannot_speak_of_is_open() {
        assertThat(ClauseCoverage.of(ClauseMapping.ISO_IEC_TR_24029_1, run))
                .filteredOn(each -> each.clause().clause().equals("Formal methods"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.isAddressed()).isFalse();
                    assertThat(each.isOpen()).isTrue();
                });
    }
}
