package org.modelaudit.torch.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.modelaudit.torch.OpenProgram;

/**
 * A damaged copy of a small model, made of nothing but its number: the same number gives the same bytes everywhere.
 *
 * @param base name of the model
 * @param level what was damaged
 */
@SuppressWarnings("ArrayRecordComponent")
record Mutant(String base, Level level, byte[] bytes) {

    /** What a mutation changes; all but the first leave a sound zip archive with right checksums. */
    enum Level {
        BYTES,
        ENTRIES,
        DATA_PICKLE,
        CONSTANTS_PICKLE,
        SOURCE
    }

    /** One of each form of archive: traced, scripted, frozen, and saved by another version of PyTorch with nothing compressed. */
    static final List<String> BASES =
            List.of("twice_traced", "twice_scripted", "tiny_frozen", "shared_rectifier_scripted");

    private static final long SEED = 20_261_121;

    /** The number-th of all mutants; four in a row are of four models. */
    static Mutant number(int number) {
        String base = BASES.get(number % BASES.size());
        SplittableRandom random = new SplittableRandom(SEED + number);
        Level level = Level.values()[random.nextInt(Level.values().length)];
        Path original = OpenProgram.tinyFile(base);
        try {
            if (level == Level.BYTES) {
                return new Mutant(base, level, new ByteMutation(random).changed(Files.readAllBytes(original)));
            }
            Map<String, byte[]> entries = ZipEntries.read(original);
            change(entries, level, random);
            return new Mutant(base, level, ZipEntries.stored(entries));
        } catch (IOException e) {
            throw new IllegalStateException("the model itself is sound", e);
        }
    }

    private static void change(Map<String, byte[]> entries, Level level, SplittableRandom random) {
        switch (level) {
            case ENTRIES -> ZipEntries.change(entries, random);
            case DATA_PICKLE ->
                entries.replaceAll((name, bytes) ->
                        name.endsWith("/data.pkl") ? new PickleMutation(random).changed(bytes) : bytes);
            case CONSTANTS_PICKLE ->
                entries.replaceAll((name, bytes) ->
                        name.endsWith("/constants.pkl") ? new PickleMutation(random).changed(bytes) : bytes);
            default -> {
                List<String> sources = entries.keySet().stream()
                        .filter(name -> name.endsWith(".py"))
                        .toList();
                entries.computeIfPresent(
                        sources.get(random.nextInt(sources.size())),
                        (name, bytes) -> new SourceMutation(random)
                                .changed(new String(bytes, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
