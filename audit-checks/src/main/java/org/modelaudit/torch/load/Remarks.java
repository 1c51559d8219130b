package org.modelaudit.torch.load;

import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.modelaudit.torch.libtorch.Libtorch;

/** What a reader of the report should know of a program that is not audited quite as it was saved. */
final class Remarks {

    private Remarks() {}

    static List<String> of(OutputReading reading) {
        FirstRun firstRun = reading.firstRun();
        SavedProgram program = firstRun.module().saved();
        DeviceNames devices = program.entries().devices();
        OutputSelection output = firstRun.output();
        List<String> remarks = new ArrayList<>();
        if (!devices.replaced().isEmpty()) {
            remarks.add("The program names the device %s, where it was traced; it is audited on %s."
                    .formatted(String.join(", ", devices.replaced()), devices.audited()));
        }
        if (firstRun.type() != DataType.FLOAT32) {
            remarks.add("The logits are %s numbers; they are audited as 32-bit floats."
                    .formatted(firstRun.type().name().toLowerCase(Locale.ROOT)));
        }
        reading.remark().ifPresent(remarks::add);
        if (program.saved().training()) {
            remarks.add("The file was saved in training mode; it is audited in evaluation mode.");
        }
        String leftOut = firstRun.module().leftOut();
        if (!leftOut.isEmpty()) {
            remarks.add(
                    "%s, the engine of the audit, does not compile a part that the program never comes to (%s); that part is left out."
                            .formatted(Libtorch.get().nameAndVersion(), leftOut));
        }
        if (program.isPacked()) {
            remarks.add(
                    "The file was optimised for phones; it is audited with the layers that it was packed from, whose numbers are rounded otherwise than on the phone.");
        }
        if (!output.isWhole()) {
            remarks.add("The program returns several values; '%s' is read.".formatted(name(output, program.fields())));
        }
        return List.copyOf(remarks);
    }

    /** The field of a named tuple in place of its index. */
    private static String name(OutputSelection output, List<String> fields) {
        return output.dictionary() || fields.isEmpty() ? output.key() : fields.get(Integer.parseInt(output.key()));
    }
}
