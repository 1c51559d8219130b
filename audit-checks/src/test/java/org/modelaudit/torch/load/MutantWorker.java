package org.modelaudit.torch.load;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.AuditException;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.torch.TorchRuntime;
import org.modelaudit.torch.archive.ModelArchive;
import org.modelaudit.torch.archive.ZipArchive;
import org.modelaudit.torch.exported.ExportedProgram;
import org.modelaudit.torch.running.ProbeImages;
import org.modelaudit.torch.source.ProgramException;

/**
 * Opens mutants in a process of its own, which may die of one: it says which it begins, how far it is, and what came of it, a line
 * each. Started by {@link MutationRun}.
 */
public final class MutantWorker {

    /** What a line of this process begins with; libtorch prints others. */
    static final String LINE = "@@ ";

    /** Behind it libtorch alone reads the bytes, which no guard stands in front of. */
    static final String OPENED = "OPENED";

    static final int PICTURE = 8;

    private final Path file;
    private final int share;

    private MutantWorker(Path file, int share) {
        this.file = file;
        this.share = share;
    }

    /**
     * @param arguments first mutant, behind the last, of how many that are accepted one goes to libtorch, a folder to work in
     */
    public static void main(String[] arguments) throws IOException {
        int end = Integer.parseInt(arguments[1]);
        MutantWorker worker =
                new MutantWorker(Path.of(arguments[3]).resolve("mutant.pt"), Integer.parseInt(arguments[2]));
        for (int number = Integer.parseInt(arguments[0]); number < end; number++) {
            Files.write(worker.file, Mutant.number(number).bytes());
            say(number, "BEGIN");
            say(number, worker.outcome(number));
        }
        System.exit(0);
    }

    private static void say(int number, String what) {
        System.out.println(LINE + number + " " + what);
        System.out.flush();
    }

    private String outcome(int number) {
        try {
            read();
            if (number / Mutant.BASES.size() % share != 0) {
                return "READ";
            }
            say(number, "ACCEPTED");
            return opened(number);
        } catch (ProgramException e) {
            return isSentence(e.getMessage()) ? "REFUSED " + Refusal.of(e) : raw(e);
        } catch (Throwable e) {
            return raw(e);
        }
    }

    /** As far as our own reader goes. */
    private void read() {
        try (ZipArchive zip = ZipArchive.open(file)) {
            Optional<ExportedProgram> exported = ExportedProgram.find(zip);
            if (exported.isPresent()) {
                try (ExportedProgram program = exported.get()) {
                    SavedProgram.read(program.read("cpu").entries(), Device.cpu());
                }
            } else {
                SavedProgram.read(ModelArchive.in(zip), Device.cpu());
            }
        }
    }

    private String opened(int number) {
        ModelSource source =
                ModelSource.of(file, InputSpecification.imageNet(PICTURE)).onDevice("cpu");
        try (AuditedModel model = new TorchRuntime().open(source);
                NDManager manager = model.newManager()) {
            NDArray picture = ProbeImages.create(manager, model.input(), 0, 1);
            float[] logits = model.logits(picture).toFloatArray();
            if (model.output().meaning() != OutputMeaning.LOGITS) {
                return "ANOTHER";
            }
            if (Mutant.number(number).base().endsWith(".pt2")) {
                return "EXPORTED"; // libtorch alone reads no export
            }
            say(number, OPENED);
            // Another copy of the picture: a program may change its own.
            return alone(ProbeImages.create(manager, model.input(), 0, 1), logits, manager);
        } catch (ModelException e) {
            boolean named =
                    isSentence(e.getMessage()) && String.valueOf(e.getMessage()).contains("mutant.pt");
            return named ? "REFUSED " + Refusal.of(e) : raw(e);
        } catch (AuditException e) {
            return isSentence(e.getMessage()) ? "REFUSED " + Refusal.of(e) : raw(e);
        }
    }

    /** Whether DJL, with the same bytes and without us, gives the same numbers. */
    private String alone(NDArray picture, float[] logits, NDManager manager) {
        try (Model model = Model.newInstance("mutant", Device.cpu(), "PyTorch")) {
            model.load(file);
            NDList result = model.getBlock().forward(new ParameterStore(manager, false), new NDList(picture), false);
            boolean equal = result.stream().anyMatch(array -> Arrays.equals(floats(array), logits));
            return equal ? "EQUAL" : "DIFFERENT";
        } catch (IOException | MalformedModelException | RuntimeException e) {
            return "ALONE " + oneLine(e);
        }
    }

    private static float[] floats(NDArray array) {
        return array.toType(ai.djl.ndarray.types.DataType.FLOAT32, true).toFloatArray();
    }

    private static boolean isSentence(@Nullable String message) {
        return message != null
                && message.length() > 10
                && !message.contains("null")
                && !message.contains("java.")
                && !message.contains("where no check looks");
    }

    private static String raw(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return "RAW " + oneLine(e) + " at " + (trace.length == 0 ? "?" : trace[0]);
    }

    private static String oneLine(Throwable e) {
        return e.toString().replaceAll("\\s+", " ");
    }
}
