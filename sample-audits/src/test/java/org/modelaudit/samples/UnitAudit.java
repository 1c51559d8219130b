package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.atMost;
import static org.modelaudit.checks.Audits.detectors;
import static org.modelaudit.checks.Audits.evidenceFrom;
import static org.modelaudit.checks.Audits.interpretableUnits;
import static org.modelaudit.checks.Audits.noUnitDetects;
import static org.modelaudit.checks.Audits.unitConcepts;

import org.modelaudit.data.AuditSet;
import org.modelaudit.junit.AuditTest;
import org.modelaudit.model.AuditedModel;

/** What the units of the last block of every classifier of shapes may respond to, whoever trained it. */
abstract class UnitAudit {

    @AuditTest
    void no_unit_of_the_last_block_detects_the_watermark(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .examinedBy(unitConcepts().at(ShapeAudit.LAYER))
                .passes(noUnitDetects("watermark"))
                .has(interpretableUnits(), atLeast(0.50))
                .has(detectors("triangle"), atLeast(2))
                .has(evidenceFrom("watermark"), atMost(0.10).onEverySample())
                .because(
                        "requirement SHAPE-10: the model has learned shapes, and no mark of where its pictures come from");
    }
}
