package org.modelaudit.torch.source;

/** Names that a file gives, as a message may show them: short, on one line and of plain characters. */
public final class Printable {

    private static final int LONGEST = 80;

    private Printable() {}

    public static String of(String name) {
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        return cut.replaceAll("[^\\x20-\\x7e…]", "?");
    }
}
