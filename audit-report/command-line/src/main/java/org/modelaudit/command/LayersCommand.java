package org.modelaudit.command;

import org.modelaudit.display.OutsideText;
import org.modelaudit.model.AuditedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows where a model can be cut, and so where a class activation map can be asked for. */
@Command(
        footer = {
            "",
            "Examples:",
            "  modelaudit layers model.pt2",
            "  modelaudit layers model.pt --size 64",
            "  modelaudit layers model.onnx | grep Conv"
        })
final class LayersCommand extends CommonOptions {

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Override
    @SuppressWarnings("SystemOut")
    ExitCode work() {
        try (AuditedModel model = options.open()) {
            System.out.print(OutsideText.visible(LayerTree.of(model)));
        }
        return ExitCode.PASS;
    }
}
