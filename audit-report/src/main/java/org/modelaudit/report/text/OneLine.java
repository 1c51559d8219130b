package org.modelaudit.report.text;

import org.modelaudit.display.OutsideText;

/** Text from outside as one line of so many characters at most, in which everything can be seen. */
public final class OneLine {

    private OneLine() {}

    /** The whole text. */
    public static String of(String text) {
        return OutsideText.visible(text).replace("\n", "\\n").replace("\t", "\\t");
    }

    /** Shortened in its middle if it is longer than that. */
    public static String of(String text, int most) {
        // What is written out is longer than before, so that nothing further inside can be left at the ends.
        return OutsideText.shortened(of(OutsideText.shortened(text, 2 * most)), most);
    }
}
