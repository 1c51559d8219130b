package org.modelaudit.onnx;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ForwardingModel;

/** A model of which one thing more is to be said. */
final class RemarkedModel extends ForwardingModel {

    private final String remark;

    RemarkedModel(AuditedModel model, String remark) {
        super(model);
        this.remark = remark;
    }

    @Override
    public int streams() {
        return model().streams();
    }

    @Override
    public AuditedModel stream(int number) {
        return new RemarkedModel(model().stream(number), remark);
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(model().remarks());
        remarks.add(remark);
        return remarks;
    }
}
