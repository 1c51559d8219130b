/**
 * A page as PDF/A-3 with a file inside. The only package that needs {@code openhtmltopdf}, PDFBox and fonts, which audit-report does not
 * bring along; it knows nothing of what the page says.
 *
 * <p>Start with {@link org.modelaudit.report.dossier.pdf.PdfPage}.
 */
@NullMarked
package org.modelaudit.report.dossier.pdf;

import org.jspecify.annotations.NullMarked;
