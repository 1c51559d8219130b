package org.modelaudit.report.ci;

import java.util.Optional;
import java.util.function.Function;
import org.modelaudit.display.TerminalWindow;

/**
 * What shows lines of text.
 *
 * @param columns how many characters stand in a line
 * @param colours whether it colours what escape sequences say
 */
record Window(int columns, boolean colours) {

    private static final int NARROWEST = 80;
    private static final int WIDEST = 160;

    /**
     * The window of this process. A process that a build started sees none and cannot ask how wide it is; then lines fit the narrowest.
     *
     * @param environment gives a variable by its name, empty where it is not set
     */
    static Window of(Function<String, Optional<String>> environment) {
        boolean colours = TerminalWindow.isOpen()
                && environment
                        .apply("NO_COLOR")
                        .filter(value -> !value.isEmpty())
                        .isEmpty()
                && !environment.apply("TERM").orElse("dumb").equals("dumb");
        return new Window(environment.apply("COLUMNS").map(Window::columns).orElse(NARROWEST), colours);
    }

    private static int columns(String text) {
        try {
            return Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(text.strip())));
        } catch (NumberFormatException e) {
            return NARROWEST;
        }
    }
}
