package org.modelaudit.command;

/** What a command says to the program that called it; these numbers last. */
public enum ExitCode {
    /** Every audit passed or is waived, or the command did what it was asked for. */
    PASS(0, "every requirement is met or waived; any other command did what it was asked for"),

    /** A requirement is violated, or a record is not as it was. */
    FAIL(1, "a requirement is violated; of verify: something was changed"),

    /** The command cannot be meant. */
    WRONG_USAGE(2, "the command line cannot be meant"),

    /** The evidence does not decide. */
    INCONCLUSIVE(3, "nothing is violated, but the evidence does not decide"),

    /** Something kept the command from doing its work. */
    TROUBLE(4, "a model, picture, file or device kept the command from doing its work");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** What the process ends with. */
    public int number() {
        return number;
    }

    /** In words, for the help of every command. */
    String meaning() {
        return meaning;
    }
}
