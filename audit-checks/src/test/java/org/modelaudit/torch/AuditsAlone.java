package org.modelaudit.torch;

import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.energyPointingGame;
import static org.modelaudit.checks.Audits.gradCam;

import java.nio.file.Path;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.AuditException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;

/** A process that opens a model and audits it, once or until it is killed, and says how far it is. */
final class AuditsAlone {

    static final String AUDITING = "auditing";
    static final String DONE = "done";
    static final String SAID = "said: ";

    private AuditsAlone() {}

    /**
     * @param arguments model, folder of pictures of its size, how often they are audited
     */
    public static void main(String[] arguments) {
        try (AuditedModel model = open(Path.of(arguments[0]))) {
            System.out.println(AUDITING);
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                audit(model, Path.of(arguments[1]));
            }
            System.out.println(DONE);
        } catch (AuditException e) {
            System.out.println(SAID + e.getMessage());
        }
    }

    static AuditedModel open(Path file) {
        return new TorchRuntime()
                .open(ModelSource.of(file, InputSpecification.imageNet(8)).onDevice("cpu"));
    }

    static void audit(AuditedModel model, Path pictures) {
        assertThat(model).on(AuditSet.of(pictures)).explainedBy(gradCam()).has(energyPointingGame(), atLeast(1e-9));
    }
}
