package org.modelaudit.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.ModelSource;
import org.modelaudit.onnx.file.OnnxFile;
import org.modelaudit.torch.TranslatedOnnx;

/**
 * Damaged copies of small files, each made of a number: bytes changed, left out, doubled, or the end cut off. Reading one says what is
 * wrong or gives nodes, and translating these says what is wrong or gives a program, which libtorch takes or refuses with a sentence.
 */
class DamagedOnnxTest {

    /** In the build; {@code -Dmodelaudit.mutants=100000} for more. */
    private static final int MUTANTS = Integer.getInteger("modelaudit.mutants", 500);

    /** One in so many of those with a program runs. */
    private static final int RUN = 25;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny_handmade.onnx",
                "tiny_last.onnx",
                "../equivalence/net.dynamo.onnx",
                "../equivalence/net.traced.onnx"
            })
    void a_damaged_file_is_told_in_a_sentence_or_opens(String name) throws Exception {
        byte[] whole = Files.readAllBytes(Path.of(
                Objects.requireNonNull(DamagedOnnxTest.class.getResource(name)).toURI()));
        int side = name.startsWith("tiny") ? 8 : 16;
        Path file = folder.resolve("damaged.onnx");
        ModelSource source =
                ModelSource.of(file, InputSpecification.imageNet(side)).onDevice("cpu");
        int read = 0;
        int translated = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Files.write(file, damaged(whole, new SplittableRandom(i)));
            OnnxFile found;
            try {
                found = OnnxFile.read(file);
            } catch (IOException e) {
                assertThat(e.getMessage()).as("mutant %d", i).isNotBlank();
                continue;
            }
            read++;
            String obstacle = TranslatedOnnx.obstacle(source, found, name.contains("last"));
            translated += obstacle.isEmpty() ? 1 : 0;
            if (obstacle.isEmpty() && translated % RUN == 0) {
                run(source, found);
            }
        }
        assertThat(read).as("files that can be read").isBetween(MUTANTS / 20, MUTANTS);
        assertThat(translated).as("files that are translated").isBetween(MUTANTS / 50, MUTANTS);
    }

    private static void run(ModelSource source, OnnxFile file) {
        int side = source.input().width();
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            TranslatedOnnx.tensors(source, file, false, file.outputs(), manager.ones(new Shape(1, 3, side, side)));
        }
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(bytes.length - from, 1 + random.nextInt(16));
                byte[] shorter = new byte[bytes.length - length];
                System.arraycopy(bytes, 0, shorter, 0, from);
                System.arraycopy(bytes, from + length, shorter, from, shorter.length - from);
                return shorter;
            }
            default -> {
                for (int i = random.nextInt(1, 5); i > 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                return bytes;
            }
        }
    }
}
