/**
 * The dossier of a run: one page of HTML, and the same as PDF/A with the record inside, for a reader who was not there. Made of the
 * record and the files beside it, and of nothing else: the same record gives the same bytes.
 *
 * <p>Start with {@link org.modelaudit.report.dossier.Dossier}. {@link org.modelaudit.report.dossier.DossierPage} is the table of contents; a
 * {@link org.modelaudit.report.dossier.Chapter} is what stands under one of its headings.
 */
@NullMarked
package org.modelaudit.report.dossier;

import org.jspecify.annotations.NullMarked;
