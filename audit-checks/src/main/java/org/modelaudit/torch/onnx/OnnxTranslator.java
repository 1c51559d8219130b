package org.modelaudit.torch.onnx;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.onnx.file.OnnxFile;
import org.modelaudit.onnx.file.OnnxInput;

/** Translates ONNX files. Public for {@code torch}, which runs what comes of it. */
public final class OnnxTranslator {

    /** Operators broadcast as they do today since this version. */
    private static final int OLDEST = 7;

    /** The newest whose changes are known. */
    private static final int NEWEST = 24;

    private OnnxTranslator() {}

    /**
     * Where the number of pictures is fixed, or stands where none can be followed, the file is translated for one picture.
     *
     * @param channelsLast whether the file takes pictures as {@code N×H×W×C}
     * @throws NotTranslated if it has what is not translated; the message names the operator and its node
     */
    public static OnnxTranslation of(OnnxFile file, InputSpecification input, boolean channelsLast) {
        OnnxInput pictures = pictures(file);
        long batch = pictures.axes().isEmpty() ? 0 : pictures.axes().get(0);
        if (batch > 1) {
            throw new NotTranslated("it takes %d pictures at a time and no other number".formatted(batch));
        }
        if (file.opset() < OLDEST || file.opset() > NEWEST) {
            throw new NotTranslated("its operators are of version %d, and those of %d to %d are translated"
                    .formatted(file.opset(), OLDEST, NEWEST));
        }
        checkSize(pictures, input, channelsLast);
        if (batch == 1) {
            return new GraphTranslator(file, input, channelsLast, Size.ONE).translation(pictures);
        }
        try {
            return new GraphTranslator(file, input, channelsLast, Size.BATCH).translation(pictures);
        } catch (NotTranslated e) {
            try {
                return new GraphTranslator(file, input, channelsLast, Size.ONE).translation(pictures);
            } catch (NotTranslated forOne) {
                forOne.addSuppressed(e);
                throw forOne;
            }
        }
    }

    /** Names of the operators that are translated. */
    public static Set<String> operators() {
        return new OperatorTable(false).names();
    }

    private static void checkSize(OnnxInput pictures, InputSpecification input, boolean channelsLast) {
        List<Long> axes = pictures.axes();
        long channels = input.colour().channels();
        long height = input.height();
        long width = input.width();
        List<Long> given = channelsLast ? List.of(height, width, channels) : List.of(channels, height, width);
        boolean other = axes.size() != 4 && !axes.isEmpty();
        for (int i = 1; i < axes.size() && !other; i++) {
            other = axes.get(i) > 0 && !axes.get(i).equals(given.get(i - 1));
        }
        if (other) {
            throw new NotTranslated("it declares pictures of %s where they are %s"
                    .formatted(axes.subList(Math.min(1, axes.size()), axes.size()), given));
        }
    }

    private static OnnxInput pictures(OnnxFile file) {
        Set<String> read = new HashSet<>();
        file.nodes().forEach(node -> read.addAll(node.inputs()));
        List<OnnxInput> inputs =
                file.inputs().stream().filter(i -> read.contains(i.name())).toList();
        if (inputs.size() != 1) {
            throw new NotTranslated("it reads the inputs %s where pictures are one"
                    .formatted(inputs.stream().map(OnnxInput::name).toList()));
        }
        return inputs.get(0);
    }
}
