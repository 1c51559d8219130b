package org.modelaudit.samples.spark;

import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.localizationIoU;
import static org.modelaudit.checks.Audits.sparseness;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.modelaudit.data.AuditSet;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.junit.AuditTest;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.ModelAudit;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.spark.SparkPictures;

/** Pictures and their boxes are two tables that Spark joins; no executor sees their folder. */
@ModelAudit(
        model = "${shapes.model}",
        labels = "${shapes.labels}",
        input =
                @Input(
                        size = 64,
                        resize = Resize.NONE,
                        mean = {0.5, 0.5, 0.5},
                        deviation = {0.5, 0.5, 0.5}))
class FramedShapes {

    @AuditTest
    void looks_at_the_shape(AuditedModel model) {
        AuditSet images = SparkPictures.of("holdout", FramedShapes::pictures);
        assertThat(model)
                .on(images)
                .explainedBy(gradCam())
                .has(localizationIoU().thresholdedAt(0.3), atLeast(0.40).withConfidence(0.95));
    }

    @AuditTest
    void concentrates_on_little(AuditedModel model) {
        AuditSet images =
                SparkPictures.below(System.getProperty("shapes.folders")).withLabels(model.labels());
        assertThat(model).on(images).explainedBy(gradCam()).has(sparseness(), atLeast(0.1));
    }

    private static Dataset<Row> pictures() {
        SparkSession spark = SparkSession.builder().getOrCreate();
        String folder = System.getProperty("shapes.table");
        Dataset<Row> boxes = spark.read()
                .option("header", "true")
                .option("inferSchema", "true")
                .csv(folder + "/annotations.csv");
        return spark.read()
                .format("binaryFile")
                .load(folder + "/images")
                .selectExpr("content", "element_at(split(path, '/'), -1) as id")
                .join(boxes.withColumnRenamed("file", "id"), "id");
    }
}
