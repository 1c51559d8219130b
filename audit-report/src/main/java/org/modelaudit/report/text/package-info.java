/**
 * Texts from outside where no page is made: in lines of a terminal, and in GitHub's Markdown.
 *
 * <p>Start with {@link org.modelaudit.report.text.MarkdownText} or {@link org.modelaudit.report.text.TerminalTable}.
 */
@NullMarked
package org.modelaudit.report.text;

import org.jspecify.annotations.NullMarked;
