/**
 * Shows audits in Allure. The results are written while the tests run; nothing else of this module knows Allure but
 * {@link org.modelaudit.report.html}, which makes a page of them.
 *
 * <p>Start with {@link org.modelaudit.report.allure.AllureReporter}.
 */
@NullMarked
package org.modelaudit.report.allure;

import org.jspecify.annotations.NullMarked;
