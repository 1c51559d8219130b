package org.modelaudit.explain;

/** An explainer whose map speaks for one class, which a check may choose. */
public interface ClassSpecific extends Explainer {

    /** The same explainer for another class. Changes nothing where a setting makes the map class-free. */
    ClassSpecific forClass(TargetClass classToExplain);
}
