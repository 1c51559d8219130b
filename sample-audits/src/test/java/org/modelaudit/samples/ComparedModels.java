package org.modelaudit.samples;

import java.io.IOException;
import java.nio.file.Path;
import org.modelaudit.report.compare.CompareRecords;

/** Runs the sample audits on both models, each into a record of its own, and compares the records: what accuracy cannot tell apart. */
public final class ComparedModels {

    private ComparedModels() {}

    /**
     * @param arguments folder for the records and the comparison, which is emptied first
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        SampleAudits.delete(folder);
        System.setProperty(
                "allure.results.directory", folder.resolve("allure-results").toString());
        Path honest = recorded(HonestModelAudit.class, folder.resolve("honest"));
        Path cleverHans = recorded(CleverHansAudit.class, folder.resolve("clever-hans"));
        CompareRecords.main(
                honest.toString(),
                cleverHans.toString(),
                folder.resolve("compare").toString(),
                "--audit",
                HonestModelAudit.class.getName() + "=" + CleverHansAudit.class.getName());
    }

    private static Path recorded(Class<?> audits, Path folder) {
        Path record = folder.resolve("model-audit.json");
        System.setProperty("modelaudit.record", record.toString());
        AuditRun.of(audits);
        return record;
    }
}
