package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.PassCount;

/** The passes that several models have made since it was asked for, each model counted once however often it is seen. */
final class SpentPasses {

    private final List<AuditedModel> models = new ArrayList<>();
    private final List<PassCount> before = new ArrayList<>();

    SpentPasses(AuditedModel model, List<AuditedModel> others) {
        add(model);
        others.forEach(this::add);
    }

    private void add(AuditedModel view) {
        AuditedModel model = SessionModel.shared(view);
        if (models.stream().noneMatch(known -> known == model)) {
            models.add(model);
            before.add(model.passes());
        }
    }

    /** All of them together. */
    PassCount count() {
        PassCount sum = new PassCount(0, 0, 0, 0);
        for (int i = 0; i < models.size(); i++) {
            sum = sum.plus(models.get(i).passes().since(before.get(i)));
        }
        return sum;
    }
}
