package org.modelaudit.report.dossier;

/**
 * What a metric of ModelAudit's measures.
 *
 * @param id with dialect and version; a star in the name stands for what it is given, such as an attack
 * @param what it is, with its formula where that is short
 */
record MetricCard(String id, String what) {

    private static final String ANY = "*";

    /** Whether it speaks of the metric of that id, in whatever dialect and version. */
    boolean isOf(String other) {
        String own = name(id);
        String name = name(other);
        int star = own.indexOf(ANY);
        return star < 0 ? name.equals(own) : name.startsWith(own.substring(0, star));
    }

    private static String name(String id) {
        int slash = id.indexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }
}
