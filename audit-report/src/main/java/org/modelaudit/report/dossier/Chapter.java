package org.modelaudit.report.dossier;

/**
 * What stands under one heading of the dossier.
 *
 * @param id that links lead to, unique in the page
 * @param title of the heading
 * @param body writes what stands below it; headings of the third level and below
 */
record Chapter(String id, String title, Body body) {

    /** Writes a chapter's content. */
    @FunctionalInterface
    interface Body {
        void write(Markup out);
    }
}
