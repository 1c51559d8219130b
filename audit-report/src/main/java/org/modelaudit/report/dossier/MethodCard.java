package org.modelaudit.report.dossier;

/**
 * What a metric or an explainer of ModelAudit's is.
 *
 * @param id with dialect and version; a star in the name stands for what it is given, such as an attack or another explainer
 * @param kind of an explainer the family's table of factories that it is made by, of a metric its {@link Family}
 * @param what it is, with its formula where that is short
 */
record MethodCard(String id, String kind, String what) {

    private static final String ANY = "*";

    /** Whether it speaks of the method of that id, in whatever dialect and version. */
    boolean isOf(String other) {
        String own = name(id);
        String name = name(other);
        int star = own.indexOf(ANY);
        return star < 0 ? name.equals(own) : name.startsWith(own.substring(0, star));
    }

    /** How many letters of the name it knows, so that of two that speak of a method the one that knows more is heard. */
    int knows() {
        String own = name(id);
        int star = own.indexOf(ANY);
        return star < 0 ? Integer.MAX_VALUE : star;
    }

    private static String name(String id) {
        int slash = id.indexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }
}
