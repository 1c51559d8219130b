package org.modelaudit.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.Explainer;
import org.modelaudit.model.AuditedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lays heatmaps over pictures, without ground truth and without a verdict. */
@Command(
        footer = {
            "",
            "Writes a picture of the same name for each picture, the heat over what the model saw, and explanations.csv",
            "with prediction, explained class and, where there is no map, the reason.",
            "",
            "Examples:",
            "  modelaudit explain model.pt2 pictures",
            "  modelaudit explain model.pt2 cat.jpg dog.jpg --labels labels.txt --explainer eigen-cam",
            "  modelaudit explain model.pt pictures --layer layer4.1 --class stop --labels labels.txt --out heat"
        })
final class ExplainCommand extends CommonOptions {

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PICTURES",
            description = "Pictures, and folders of them: .png, .jpg, .jpeg or .bmp.")
    private List<Path> places = List.of();

    @Option(
            names = "--explainer",
            paramLabel = "NAME",
            defaultValue = "grad-cam",
            description = "Any explainer of docs/explainers.md by name: ${DEFAULT-VALUE} unless said otherwise.")
    private String explainer = "";

    @Option(
            names = "--layer",
            paramLabel = "PATH",
            description = "Where it looks, as 'modelaudit layers' names it; the model's default unless said.")
    private @Nullable String layer;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description =
                    "The class that maps speak for, a name of --labels or an index; what is predicted unless said.")
    private @Nullable String classToExplain;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            defaultValue = "modelaudit-explained",
            description = "Folder to write to: ${DEFAULT-VALUE} unless said otherwise.")
    private Path out = Path.of("");

    @Override
    ExitCode work() {
        List<NamedPicture> pictures = NamedPicture.all(places);
        Explainer named = ChosenExplainer.named(explainer);
        OutputFolder.requireNoFile(out);
        NamedPicture.requireElsewhere(pictures, out);
        try (AuditedModel model = options.open()) {
            Explainer chosen = ChosenExplainer.of(named, model, layer, classToExplain);
            OutputFolder folder = OutputFolder.of(out);
            return new ExplainedPictures(model, chosen, folder).write(pictures);
        }
    }
}
