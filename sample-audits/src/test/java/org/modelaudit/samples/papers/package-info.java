/**
 * The tables of the papers that the product implements, measured again on real nets and pictures: start with {@link
 * org.modelaudit.samples.papers.PaperTables}, which writes {@code docs/papers.md}.
 *
 * <p>{@link org.modelaudit.samples.papers.PaperMeasurements} measures, {@link org.modelaudit.samples.papers.PaperValues} keeps one
 * value a picture, a {@link org.modelaudit.samples.papers.PaperClaim} is judged by paired differences, and {@link
 * org.modelaudit.samples.papers.PaperPage} writes.
 */
@NullMarked
package org.modelaudit.samples.papers;

import org.jspecify.annotations.NullMarked;
