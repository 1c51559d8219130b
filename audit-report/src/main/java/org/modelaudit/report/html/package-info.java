/**
 * Makes a page of Allure's results, one HTML file that opens without a server and without a network.
 *
 * <p>Start with {@link org.modelaudit.report.html.AllureHtml}. Needs {@code allure-generator} and its {@code
 * behaviors-plugin} on the class path, which audit-report does not bring along.
 */
@NullMarked
package org.modelaudit.report.html;

import org.jspecify.annotations.NullMarked;
