/**
 * The command {@code modelaudit}, for those who audit without writing Java: what {@link org.modelaudit.command.Main} is given becomes calls of
 * what the other modules offer, and an {@link org.modelaudit.command.ExitCode}.
 *
 * <p>{@code ModelAudit} is the whole command line, {@code Subcommand} the list of its commands, and each of them a class whose name ends with
 * {@code Command}. {@code docs/command-line.md} shows them.
 */
@NullMarked
package org.modelaudit.command;

import org.jspecify.annotations.NullMarked;
