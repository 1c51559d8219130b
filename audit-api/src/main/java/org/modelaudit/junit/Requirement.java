package org.modelaudit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ids of the requirements that an audit is evidence for, as a requirements tool knows them: {@code @Requirement({"REQ-12", "REQ-14"})}.
 * They stand in the record of the run and in the report and change no verdict.
 *
 * <p>What stands on a method, on its class, on the classes around and above that, and on annotations of one's own there counts together.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Requirement.All.class)
public @interface Requirement {

    /** Ids, at least one, none of them blank. */
    String[] value();

    /** Several of them on one element; nobody writes it. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {

        /** Each of them. */
        Requirement[] value();
    }
}
