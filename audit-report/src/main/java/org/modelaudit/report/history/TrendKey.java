package org.modelaudit.report.history;

import java.nio.charset.StandardCharsets;
import org.modelaudit.content.Sha256;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedVerdict;

/**
 * What makes numbers of two runs points of one line: the same audit, metric, settings and statistic. The model, the data and the bound may
 * differ; that they do is what a trend shows. A metric in other settings is another number and starts a line of its own.
 */
public final class TrendKey {

    private TrendKey() {}

    /** The key, 64 hexadecimal digits: nothing of the texts that it is made of stands in a file. */
    public static String of(RecordedAudit audit, RecordedVerdict verdict) {
        String key = String.join(
                "\n",
                audit.id(),
                audit.explainer().id(),
                verdict.metric().id(),
                verdict.metric().settings().toString(),
                verdict.threshold().statistic());
        return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
