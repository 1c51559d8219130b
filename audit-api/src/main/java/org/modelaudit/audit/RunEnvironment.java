package org.modelaudit.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.LedgerUse;
import org.modelaudit.result.PictureDisclosure;

/** What computed an audit: engine, device, input, seed and versions, in the order in which they are shown. */
final class RunEnvironment {

    private RunEnvironment() {}

    static Map<String, String> of(AuditSettings settings, AuditedModel model, LedgerUse use) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("engine", model.engine());
        facts.put("device", model.device().toString());
        facts.put("input", model.input().toString());
        facts.put("output", model.output().meaning().toString());
        facts.put("scoring", scoring(model, use));
        facts.put("seed", Long.toString(settings.seed()));
        facts.put("batch", Integer.toString(settings.batchSize()));
        if (settings.pictures() != PictureDisclosure.SHOWN) {
            facts.put(PictureDisclosure.FACT, settings.pictures().word());
        }
        facts.put("java", System.getProperty("java.version"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return facts;
    }

    private static String scoring(AuditedModel model, LedgerUse use) {
        if (use.found() == 0) {
            return model.scoring();
        }
        return use.found() == use.asked()
                ? "as the kept outcomes were computed"
                : model.scoring() + ", kept outcomes as they were computed";
    }
}
