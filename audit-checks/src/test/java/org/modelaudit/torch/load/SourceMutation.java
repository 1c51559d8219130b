package org.modelaudit.torch.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Changes source, mostly word by word, so that much of it is still read: a number, a name or an operation for another, a line left
 * out, doubled or moved, a word of the language put in.
 */
record SourceMutation(SplittableRandom random) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w.]*|\\d+(?:\\.\\d*)?|\\s+|.", Pattern.DOTALL);

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "3",
            "-1",
            "7",
            "1.5",
            "0.",
            "-0.5",
            "100",
            "65536",
            "9223372036854775807",
            "1e30",
            "True",
            "None");

    private static final List<String> OPERATIONS = List.of(
            "torch.relu",
            "torch.sigmoid",
            "torch.tanh",
            "torch.neg",
            "torch.abs",
            "torch.exp",
            "torch.relu_",
            "torch.flatten",
            "torch.mean",
            "torch.sum",
            "torch.softmax",
            "torch.log_softmax",
            "torch.max",
            "torch.add",
            "torch.mul",
            "torch.div",
            "torch.matmul",
            "torch.transpose",
            "torch.view",
            "torch.reshape",
            "torch.unsqueeze",
            "torch.cat",
            "torch.stack",
            "torch.size",
            "torch.len",
            "torch.max_pool2d",
            "torch.avg_pool2d",
            "torch.adaptive_avg_pool2d",
            "torch.upsample_nearest2d",
            "torch.pad",
            "torch.as_strided",
            "torch.index_select",
            "torch.embedding",
            "torch.rnn_tanh",
            "torch.dropout",
            "torch.rand_like",
            "ops.prim.device",
            "annotate");

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

    String changed(String source) {
        if (random.nextInt(8) == 0) {
            return new String(
                    new ByteMutation(random).changed(source.getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.ISO_8859_1);
        }
        String changed = source;
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            changed = random.nextInt(4) == 0 ? otherLines(changed) : otherWord(changed);
        }
        return changed;
    }

    private String otherWord(String source) {
        List<String> words = new ArrayList<>(
                WORD.matcher(source).results().map(r -> r.group()).toList());
        if (words.isEmpty()) {
            return source;
        }
        int at = random.nextInt(words.size());
        String word = words.get(at);
        switch (random.nextInt(10)) {
            case 0 -> words.add(at, one(WORDS));
            case 1 -> words.remove(at);
            case 2 -> words.set(at, word + word);
            case 3 -> words.set(at, repeated(words, at));
            default -> words.set(at, Character.isDigit(word.charAt(0)) ? one(NUMBERS) : sameKind(word, words));
        }
        return String.join("", words);
    }

    /** A piece of a line, often enough to nest or to chain what it holds. */
    private String repeated(List<String> words, int at) {
        String piece = String.join("", words.subList(at, Math.min(at + random.nextInt(1, 6), words.size())));
        return piece.repeat(random.nextInt(2, 200));
    }

    private String sameKind(String word, List<String> words) {
        if (word.startsWith("torch.") || word.startsWith("ops.")) {
            return one(OPERATIONS);
        } else if (Character.isLetter(word.charAt(0)) || word.charAt(0) == '_') {
            List<String> names = words.stream()
                    .filter(w -> Character.isLetter(w.charAt(0)) || w.charAt(0) == '_')
                    .toList();
            return one(names);
        }
        return word.isBlank() ? word : one(WORDS);
    }

    private String otherLines(String source) {
        List<String> lines = new ArrayList<>(Arrays.asList(source.split("\n", -1)));
        int at = random.nextInt(lines.size());
        int to = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(to, lines.get(at));
            default -> lines.add(to, lines.remove(at));
        }
        return String.join("\n", lines);
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
