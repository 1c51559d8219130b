/**
 * The first screen of the page: every audit with what was required and measured, the verdict, the trend and the worst picture, those that
 * fail first. It is made of Allure's results as the generator reads them, and stands in the page as it is, without the generator's scripts.
 *
 * <p>Start with {@link org.modelaudit.report.html.front.FrontPage}.
 */
@NullMarked
package org.modelaudit.report.html.front;

import org.jspecify.annotations.NullMarked;
