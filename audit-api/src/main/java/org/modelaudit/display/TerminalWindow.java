package org.modelaudit.display;

import java.io.Console;

/** Whether a person watches what is printed, in a window that obeys escape sequences. */
public final class TerminalWindow {

    private TerminalWindow() {}

    /** Whether standard output is such a window; never in continuous integration. Before JDK 22 there is a console only on a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isOpen() {
        Console console = System.console();
        if (console == null || System.getenv("CI") != null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
