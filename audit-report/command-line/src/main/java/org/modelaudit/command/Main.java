package org.modelaudit.command;

/** The command {@code modelaudit}: {@code java -jar modelaudit.jar COMMAND …}. */
public final class Main {

    private Main() {}

    /**
     * Does what the arguments say and ends the process with an {@link ExitCode}.
     *
     * @param arguments a command and what it needs; {@code --help} lists the commands
     */
    public static void main(String... arguments) {
        System.setProperty("java.awt.headless", "true");
        StandardOutput output = StandardOutput.take();
        System.exit(output.end(ModelAudit.execute(arguments)).number());
    }
}
