package org.modelaudit.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.example.SignAudit.looks | org.example.SignAudit | looks | org.example.SignAudit",
                "org.example.SignAudit.looks[grad-cam]#2 | org.example.SignAudit | looks[grad-cam]#2 | org.example.SignAudit",
                "org.example.SignAudit$Night.looks | org.example.SignAudit$Night | looks | org.example.SignAudit",
                "org.example.SignAudit[v1.5].looks[a.b] | org.example.SignAudit[v1.5] | looks[a.b] | org.example.SignAudit",
                "org.example.SignAudit.Looks | org.example.SignAudit | Looks | org.example.SignAudit",
                "SignAudit.looks | SignAudit | looks | SignAudit",
                "SignAudit.Looks | SignAudit | Looks | SignAudit",
                "org.example.SignAudit | org.example.SignAudit | SignAudit | org.example.SignAudit",
                "org.example.SignAudit[v1.5] | org.example.SignAudit[v1.5] | SignAudit | org.example.SignAudit",
                "SignAudit | SignAudit | SignAudit | SignAudit"
            })
    void an_id_falls_into_class_and_method(String id, String owner, String method, String topLevel) {
        AuditName name = AuditName.of(id);

        assertThat(name).isEqualTo(new AuditName(owner, method));
        assertThat(name.topLevel()).isEqualTo(topLevel);
    }

    @ParameterizedTest
    @CsvSource(value = {"''", "'.'", "'['", "'#'", "'a.'", "'.a'", "'$'", "'a.$'"})
    void what_is_no_id_is_a_name_all_the_same(String id) {
        assertThat(AuditName.of(id).owner()).isNotNull();
        assertThat(AuditName.of(id).topLevel()).isNotNull();
    }
}
