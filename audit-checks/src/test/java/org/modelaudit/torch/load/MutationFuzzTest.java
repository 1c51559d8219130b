package org.modelaudit.torch.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.torch.archive.ModelArchive;
import org.modelaudit.torch.archive.SavedModel;
import org.modelaudit.torch.archive.TestArchives;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.Flattener;
import org.modelaudit.torch.program.Liveness;
import org.modelaudit.torch.program.ProgramSource;
import org.modelaudit.torch.source.ProgramException;

/** Damaged archives and sources: each ends in a program or in our own exception, and libtorch never sees it. */
class MutationFuzzTest {

    private static final long SEED = 20_261_121;
    private static final String SOURCE = """
            class Net(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Net,
                x: Tensor) -> Tensor:
                _0 = __torch__.helper
                if self.training:
                  y = torch.dropout(x, 0.5, True)
                else:
                  y = x
                a, b, = torch.chunk(y, 2, 1)
                xs = annotate(List[Tensor], [a, b])
                n = torch.size(y, 0)
                c = torch.gt(n, 1)
                if c:
                  z = torch.relu(a)
                else:
                  z = torch.relu_(b)
                for i in range(3):
                  z = torch.add(z, xs[0])
                _1 = {"k": z}
                w = torch.view(z, [n, -1])
                return _0(torch.mul(w, 1.0e-05), [2, 2], )
            def helper(x: Tensor,
                size: List[int],
                inplace: bool=False) -> Tensor:
              if inplace:
                r = torch.relu_(x)
              else:
                r = torch.relu(x)
              return r
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @Timeout(120)
    void twelve_thousand_damaged_sources_end_in_a_program_or_in_our_own_exception() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        int read = 0;
        for (int i = 0; i < 12_000; i++) {
            byte[] source = damaged(SOURCE.getBytes(StandardCharsets.UTF_8), random);
            read += outcome(TestArchives.zip(TestArchives.entries(new String(source, StandardCharsets.ISO_8859_1))))
                    ? 1
                    : 0;
        }
        assertThat(read).as("sources that are still programs").isBetween(50, 11_000);
    }

    @Test
    @Timeout(120)
    void twelve_thousand_damaged_archives_end_in_a_program_or_in_our_own_exception() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        List<byte[]> seeds = seeds();
        int read = 0;
        for (int i = 0; i < 12_000; i++) {
            read += outcome(damaged(seeds.get(i % seeds.size()), random)) ? 1 : 0;
        }
        assertThat(read).as("archives that are still programs").isBetween(1, 11_000);
    }

    @Test
    @Timeout(60)
    void four_thousand_damaged_pickles_end_in_a_program_or_in_our_own_exception() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED + 2);
        for (int i = 0; i < 4_000; i++) {
            Map<String, byte[]> entries = new LinkedHashMap<>(TestArchives.entries(SOURCE));
            entries.put("net/data.pkl", damaged(TestArchives.NET_PICKLE, random));
            outcome(TestArchives.zip(entries));
        }
    }

    private List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>(List.of(TestArchives.zip(TestArchives.entries(SOURCE))));
        Path lenet = Path.of(System.getProperty("modelaudit.shared", "../shared"))
                .resolve("models/lenet_cifar10_captum_traced.pt");
        if (Files.exists(lenet)) {
            seeds.add(Files.readAllBytes(lenet));
        }
        return seeds;
    }

    /** Whether the bytes are still a program. Every other exception than our own fails the test, and so does a slow one. */
    private boolean outcome(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged.pt"), bytes);
        long start = System.nanoTime();
        try (ModelArchive archive = ModelArchive.open(file)) {
            SavedModel saved = SavedModel.read(archive);
            FlatProgram program = Flattener.flatten(new ProgramSource(archive), saved.top(), saved.constants());
            new Liveness(program);
            return true;
        } catch (ProgramException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    /** One to four changes: a bit, a byte, a piece cut out, doubled, moved, or a word of the language put in. */
    private static byte[] damaged(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        for (int n = random.nextInt(1, 5); n > 0 && bytes.length > 4; n--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(random.nextInt(1, 40), bytes.length - at);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = spliced(bytes, at, length, new byte[0]);
                case 3 -> bytes = spliced(bytes, at, 0, java.util.Arrays.copyOfRange(bytes, at, at + length));
                case 4 -> bytes = java.util.Arrays.copyOf(bytes, at + 1);
                default ->
                    bytes = spliced(
                            bytes,
                            at,
                            0,
                            WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes;
    }

    private static final List<String> WORDS = List.of(
            "(",
            ")",
            "[",
            "]",
            ":",
            "\n",
            "\n    ",
            "if x:",
            "def f(",
            "return ",
            "self.",
            ".forward(",
            "torch.",
            "__torch__.",
            "None",
            "-",
            "99999999999999999999",
            "\"",
            "{",
            "for i in range(",
            "while True:",
            ", ",
            " = ",
            "CONSTANTS.c0",
            "annotate(",
            "#");

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] inserted) {
        byte[] result = new byte[bytes.length - removed + inserted.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(bytes, at + removed, result, at + inserted.length, bytes.length - at - removed);
        return result;
    }
}
