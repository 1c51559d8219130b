package org.modelaudit.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a Markdown file.
 *
 * @param file path in the checkout
 * @param line of the opening fence, from 1 on
 * @param language after the opening fence, empty where there is none
 * @param lines between the fences, without the indentation of the opening one
 */
record Fence(String file, int line, String language, List<String> lines) {

    private static final String MARK = "```";

    Fence {
        lines = List.copyOf(lines);
    }

    static List<Fence> of(String file) {
        List<String> text = Checkout.text(file).lines().toList();
        List<Fence> fences = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            String opening = text.get(i).strip();
            if (!opening.startsWith(MARK)) {
                continue;
            }
            int indentation = text.get(i).indexOf(MARK);
            int first = i + 1;
            List<String> lines = new ArrayList<>();
            for (i = first; !text.get(i).strip().equals(MARK); i++) {
                String line = text.get(i);
                lines.add(line.isBlank() ? "" : line.substring(indentation));
            }
            fences.add(new Fence(file, first, opening.substring(MARK.length()), lines));
        }
        return fences;
    }

    /** Every line with its end. */
    String text() {
        return String.join("\n", lines) + "\n";
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
